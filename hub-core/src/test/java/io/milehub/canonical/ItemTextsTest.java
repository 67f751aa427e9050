package io.milehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.Item.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ItemTextsTest {
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it");

    @Test
    void texts_are_a_map_in_the_order_of_languages_whatever_came_before() {
        Random random = new Random(6);
        Texts none = new Texts();
        for (int i = 0; i < 20_000; i++) {
            Texts texts = none;
            Map<String, String> expected = new TreeMap<>();
            for (int put = random.nextInt(7); put > 0; put--) {
                String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                String text = "text " + random.nextInt(3);
                texts = texts.with(language, text);
                expected.put(language, text);
            }
            same(texts, expected);
        }
        same(none, Map.of());
    }

    @Test
    void what_was_added_to_is_not_changed() {
        Texts one = new Texts().with("en", "Coat");
        Texts two = one.with("it", "Cappotto");
        Texts other = one.with("en", "Dress");
        assertThat(one).isEqualTo(Map.of("en", "Coat"));
        assertThat(two).isEqualTo(Map.of("en", "Coat", "it", "Cappotto"));
        assertThat(other).isEqualTo(Map.of("en", "Dress"));
    }

    @Test
    void the_same_texts_one_after_the_other_are_held_once() {
        Texts none = new Texts();
        Texts first = none.with("en", "Coat").with("it", "Cappotto");
        assertThat(none.with("en", "Coat").with("it", "Cappotto")).isSameAs(first);
        assertThat(none.with("en", "Dress").with("it", "Cappotto")).isNotEqualTo(first);
    }

    private static void same(Texts texts, Map<String, String> expected) {
        assertThat(texts).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(new ArrayList<>(texts.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
        for (String language : LANGUAGES) {
            assertThat(texts.get(language)).isEqualTo(expected.get(language));
            assertThat(texts.containsKey(language)).isEqualTo(expected.containsKey(language));
        }
    }
}
