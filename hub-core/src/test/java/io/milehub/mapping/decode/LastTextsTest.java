package io.milehub.mapping.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastTextsTest {
    private static final List<String> SOME =
            List.of("", "a", "ab", "abc", "b", "é", "漢", "\ud800", "long ".repeat(30), "long ".repeat(300));

    private final LastTexts texts = new LastTexts();

    @Test
    void whatever_stood_there_before_the_text_is_that_which_stands_there() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = SOME.get(random.nextInt(SOME.size()));
            int place = random.nextInt(400);
            assertThat(at(place, text).textValue()).isEqualTo(text);
            assertThat(texts.at(place, text).textValue()).isEqualTo(text);
        }
    }

    @Test
    void a_text_that_stood_there_before_is_the_same_node() {
        TextNode first = at(3, "Brenna");
        assertThat(at(3, "Brenna")).isSameAs(first);
        assertThat(at(4, "Brenna")).isNotSameAs(first);
        assertThat(at(3, "Brenno")).isNotSameAs(first);
        assertThat(texts.at(3, "Noor")).isSameAs(texts.at(3, "Noor"));
    }

    @Test
    void a_place_where_nothing_came_again_for_long_still_finds_what_does() {
        for (int i = 0; i < 1_000; i++) {
            at(0, "number " + i);
        }
        Set<TextNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 50; i++) {
            nodes.add(at(0, "Camel"));
        }
        assertThat(nodes).hasSizeLessThan(20);
    }

    private TextNode at(int place, String text) {
        char[] chars = ("<" + text + ">").toCharArray();
        return texts.at(place, chars, 1, text.length());
    }
}
