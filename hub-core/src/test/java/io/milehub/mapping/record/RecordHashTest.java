package io.milehub.mapping.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.Reads;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever records look like: equal trees have equal hashes, and no change of a tree goes unnoticed. */
class RecordHashTest {
    private static final NullNode NONE = NullNode.instance;
    private static final BigInteger BEYOND_64_BITS = BigInteger.TEN.pow(30);

    @Property
    void an_equal_record_has_an_equal_hash(@ForAll("records") ObjectNode record) {
        assertThat(hash(record.deepCopy())).isEqualTo(hash(record));
    }

    @Property
    void records_that_differ_anywhere_have_different_hashes(
            @ForAll("records") ObjectNode one, @ForAll("records") ObjectNode other) {
        assertThat(hash(one).equals(hash(other))).isEqualTo(one.toString().equals(other.toString()));
    }

    @Property
    void a_leaf_that_changes_changes_the_hash(@ForAll("records") ObjectNode record, @ForAll int which) {
        List<ObjectNode> changed = new ArrayList<>();
        leaves(record, () -> changed.add(record.deepCopy()));
        if (!changed.isEmpty()) {
            int leaf = Math.floorMod(which, changed.size());
            ObjectNode copy = record.deepCopy();
            change(copy, new int[] {leaf});
            assertThat(hash(copy)).isNotEqualTo(hash(record));
        }
    }

    @Property
    void the_hash_of_a_record_is_the_same_whatever_came_before(
            @ForAll @Size(max = 8) List<@From("records") ObjectNode> records) {
        RecordHash many = new RecordHash(new Reads(false, false, false, true));
        for (ObjectNode record : records) {
            assertThat(hex(many.of(element(record)))).isEqualTo(hash(record));
            // Its values are the very nodes of before, of which the lists have changed since.
            record.forEach(value -> {
                if (value instanceof ArrayNode list) {
                    list.add("more");
                }
            });
            assertThat(hex(many.of(element(record)))).isEqualTo(hash(record));
        }
    }

    @Property
    void what_surrounds_a_record_counts_as_far_as_it_is_read(
            @ForAll("records") ObjectNode record,
            @ForAll("records") ObjectNode around,
            @ForAll("records") ObjectNode other,
            @ForAll @Size(3) List<Boolean> read) {
        Reads reads = new Reads(read.get(0), read.get(1), read.get(2), true);
        boolean anything = read.contains(true);
        boolean equal = around.toString().equals(other.toString());

        RecordHash hash = new RecordHash(reads);
        String first = hex(hash.of(new Element(record, around, around, around, record, null)));
        String second = hex(hash.of(new Element(record, other, other, other, record, null)));

        assertThat(first.equals(second)).isEqualTo(!anything || equal);
    }

    @Provide
    Arbitrary<ObjectNode> records() {
        return Arbitraries.recursive(this::leaf, this::nested, 0, 3)
                .list()
                .ofMaxSize(5)
                .map(values -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    for (int i = 0; i < values.size(); i++) {
                        object.set("f" + i, values.get(i));
                    }
                    return object;
                });
    }

    /** As decoders make them: what fits in 64 bits is no big integer, and a decimal number has decimals. */
    private Arbitrary<JsonNode> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(TextNode::valueOf),
                Arbitraries.of("", "?", "\uD800", "é", "1", "true").map(TextNode::valueOf),
                Arbitraries.longs().map(LongNode::valueOf),
                Combinators.combine(
                                Arbitraries.bigIntegers(),
                                Arbitraries.integers().between(1, 9))
                        .as((digits, scale) -> DecimalNode.valueOf(new BigDecimal(digits, scale))),
                Arbitraries.bigIntegers().map(number -> BigIntegerNode.valueOf(number.add(BEYOND_64_BITS))),
                Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE, NullNode.instance));
    }

    private Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        Arbitrary<JsonNode> arrays = inner.list()
                .ofMaxSize(3)
                .map(values -> JsonNodeFactory.instance.arrayNode().addAll(values));
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.of("a", "b", "ab", "e"), inner)
                .ofMaxSize(3)
                .map(members -> JsonNodeFactory.instance.objectNode().setAll(members));
        return Arbitraries.oneOf(inner, arrays, objects);
    }

    private static void leaves(JsonNode node, Runnable found) {
        node.forEach(child -> {
            if (child.isValueNode()) {
                found.run();
            } else {
                leaves(child, found);
            }
        });
    }

    /** Changes the leaf of a number, counted from the left. */
    private static void change(JsonNode node, int[] leaf) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getValue().isValueNode() && leaf[0]-- == 0) {
                    member.setValue(otherThan(member.getValue()));
                }
                change(member.getValue(), leaf);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isValueNode() && leaf[0]-- == 0) {
                    array.set(i, otherThan(array.get(i)));
                }
                change(array.get(i), leaf);
            }
        }
    }

    /** The nearest value that is another one. */
    private static JsonNode otherThan(JsonNode leaf) {
        return switch (leaf) {
            case TextNode text -> TextNode.valueOf(text.textValue() + " ");
            case LongNode number -> LongNode.valueOf(number.longValue() + 1);
            case BooleanNode truth -> BooleanNode.valueOf(!truth.booleanValue());
            case NullNode absent -> TextNode.valueOf("");
            default -> TextNode.valueOf(leaf.asText());
        };
    }

    private static String hash(ObjectNode record) {
        Reads nothingAround = new Reads(false, false, false, true);
        return hex(new RecordHash(nothingAround).of(element(record)));
    }

    private static Element element(ObjectNode record) {
        return new Element(record, NONE, NONE, NONE, record, null);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
