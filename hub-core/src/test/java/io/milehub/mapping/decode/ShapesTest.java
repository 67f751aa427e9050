package io.milehub.mapping.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Objects of a shape are as any others, in whatever order their members come. */
class ShapesTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @Test
    void objects_hold_what_was_put_into_them_in_its_order() {
        Random random = new Random(11);
        Shapes shapes = new Shapes();
        for (int i = 0; i < 20_000; i++) {
            ObjectNode object = shapes.begin(0);
            Map<String, JsonNode> expected = new LinkedHashMap<>();
            for (int put = random.nextInt(12), at = 0; put > 0; put--, at++) {
                String name = NAMES.get(random.nextInt(4) > 0 ? at % NAMES.size() : random.nextInt(NAMES.size()));
                JsonNode value = IntNode.valueOf(random.nextInt(100));
                switch (random.nextInt(10)) {
                    case 0 -> assertThat(object.putIfAbsent(name, value)).isEqualTo(expected.putIfAbsent(name, value));
                    case 1 -> assertThat(object.remove(name)).isEqualTo(expected.remove(name));
                    default -> assertThat(object.replace(name, value)).isEqualTo(expected.put(name, value));
                }
            }
            same(object, expected);
            shapes.end(0, object);
            same(object, expected);
        }
    }

    private static void same(ObjectNode object, Map<String, JsonNode> expected) {
        assertThat(object.size()).isEqualTo(expected.size());
        assertThat(object.isEmpty()).isEqualTo(expected.isEmpty());
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        assertThat(members).isEqualTo(new ArrayList<>(expected.entrySet()));
        for (String name : NAMES) {
            assertThat(object.get(name)).isEqualTo(expected.get(name));
            assertThat(object.has(name)).isEqualTo(expected.containsKey(name));
        }
        assertThat(object.deepCopy()).isEqualTo(object).hasToString(object.toString());
    }

    @Test
    void a_finder_finds_what_stands_by_its_name_whatever_the_shape() {
        Random random = new Random(13);
        Shapes shapes = new Shapes();
        Shapes.Finder finder = new Shapes.Finder("c");
        assertThat(finder.in(IntNode.valueOf(1))).isNull();
        for (int i = 0; i < 20_000; i++) {
            ObjectNode object = shapes.begin(0);
            int from = random.nextInt(3) == 0 ? random.nextInt(NAMES.size()) : 0;
            IntNode value = null;
            for (String name : NAMES.subList(from, NAMES.size())) {
                IntNode put = random.nextInt(4) > 0 ? IntNode.valueOf(random.nextInt(100)) : null;
                if (put != null) {
                    object.set(name, put);
                    value = name.equals("c") ? put : value;
                }
            }
            assertThat(finder.in(object)).isEqualTo(value);
            if (random.nextInt(20) == 0) {
                object.remove("c");
                assertThat(finder.in(object)).isNull();
            }
            shapes.end(0, object);
        }
    }

    @Test
    void a_name_that_a_shape_has_twice_is_one_member() {
        ObjectNode object = Shapes.Shape.of(List.of("a", "b", "a")).object();
        object.set("a", IntNode.valueOf(1));
        object.set("b", IntNode.valueOf(2));
        object.set("a", IntNode.valueOf(3));
        assertThat(object).hasToString("{\"a\":3,\"b\":2}");
    }
}
