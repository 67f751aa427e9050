package io.milehub.mapping.decode.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Shapes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read without the parser is what the parser reads, and what the parser refuses is never read. */
class PlainObjectsTest {
    private static final List<String> PLAIN = List.of(
            "{}",
            "{ }",
            "{\"a\":\"\"}",
            "{ \"a\" :\t\"b\"\r\n, \"c\" : [ ] }",
            "{\"a\":[1,-1,0,-0,10,2147483647,-2147483648,2147483648,999999999999999999,-999999999999999999]}",
            "{\"a\":[1.5,1.50,-0.0,0.001,123456789.123456789]}",
            "{\"a\":[true,false,null,[],{},[[]],[{\"a\":{}}]]}",
            "{\"\":1,\"é\":2,\"a\\nb\":3,\"\\u0061\\\"\":4}",
            "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00E9\\ud83d\\uDE00é漢😀\\u007f\u007f\"}",
            "{\"a\":\"a text of more than eight bytes\",\"b\":\"another \\u00e9 one, é, with \\\\\"}");
    private static final List<String> LEFT_TO_THE_PARSER = List.of(
            "{\"a\":1e3}",
            "{\"a\":1.5E-3}",
            "{\"a\":1234567890123456789}",
            "{\"a\":0.1234567890123456789}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\ud800\\u0061\"}",
            "{\"a\":\"\ufffd\"}",
            "{\"a\":1,\"a\":1}",
            "{\"" + "long".repeat(100) + "\":1}",
            "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}",
            "{\"a\":[" + "1,".repeat(20_000) + "1]}");
    private static final List<String> WRONG = List.of(
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{,}",
            "{a:1}",
            "{'a':1}",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":01}",
            "{\"a\":-}",
            "{\"a\":1.}",
            "{\"a\":.5}",
            "{\"a\":+1}",
            "{\"a\":1x}",
            "{\"a\":tru}",
            "{\"a\":trueX}",
            "{\"a\":nul}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12g4\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":\"b}",
            "{\"a\":[1,]}",
            "{\"a\":[1 2]}",
            "{\"a\":[1}",
            "{\"a\":1]",
            "{\"a\":\u0000}");

    private static final List<String> SCALARS = List.of(
            "1",
            "12",
            "123",
            "1.5",
            "1.50",
            "-1",
            "\"\"",
            "\"1\"",
            "\"12\"",
            "\"a\"",
            "\"ab\"",
            "\"a\\\"\"",
            "\"é\"",
            "true",
            "false",
            "null",
            "\"a longer text, é\"",
            "\"a longer text, è\"",
            "\"\\\\\"",
            "\"a\\\\\"",
            "1e2");

    private final PlainObjects plain = new PlainObjects(new Shapes());

    @Test
    void what_is_plain_is_read_as_the_parser_reads_it() {
        for (int again = 0; again < 3; again++) {
            for (String object : PLAIN) {
                assertThat(asThePlainReads(object.getBytes(UTF_8))).as(object).isNotNull();
                same(object.getBytes(UTF_8));
            }
        }
    }

    @Test
    void what_is_not_plain_is_left_to_the_parser() {
        for (String object : LEFT_TO_THE_PARSER) {
            assertThat(asTheParserReads(object.getBytes(UTF_8))).as(object).isNotNull();
            assertThat(asThePlainReads(object.getBytes(UTF_8))).as(object).isNull();
        }
    }

    @Test
    void what_is_wrong_is_not_read() {
        for (String object : WRONG) {
            assertThat(asTheParserReads(object.getBytes(UTF_8))).as(object).isNull();
            assertThat(asThePlainReads(object.getBytes(UTF_8))).as(object).isNull();
        }
    }

    @Test
    void an_object_that_goes_on_behind_the_end_is_not_read() {
        byte[] object = "{\"a\":\"b \\\" c\",\"d\":[12,true,{\"e\":null}],\"f\":-1.25}".getBytes(UTF_8);
        for (int length = 0; length < object.length; length++) {
            // What stands behind the end is what would stand there, and still is not looked at.
            assertThat(plain.read(object, 0, Math.max(1, length)))
                    .as("of " + length)
                    .isEqualTo(PlainObjects.NOT_PLAIN);
        }
        assertThat(plain.read(object, 0, object.length)).isEqualTo(object.length);
    }

    @Test
    void values_that_come_again_or_nearly_are_told_apart() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] object = records(random).getBytes(UTF_8);
            read += same(object) ? 1 : 0;
        }
        assertThat(read).isBetween(10_000, 49_000);
    }

    @Test
    void whatever_bytes_are_changed_the_parser_agrees() {
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] object =
                    (random.nextBoolean() ? PLAIN.get(random.nextInt(PLAIN.size())) : records(random)).getBytes(UTF_8);
            int at = 1 + random.nextInt(object.length - 1);
            object[at] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : "\"\\{}[]:,0.-eu \n".charAt(random.nextInt(15)));
            read += same(object) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(10_000);
    }

    /** Members mostly in one order, some left out, some of their own. */
    private static String records(Random random) {
        StringBuilder object = new StringBuilder("{");
        for (int member = 0; member < 8; member++) {
            if (random.nextInt(6) > 0) {
                int name = random.nextInt(20) == 0 ? random.nextInt(12) : member;
                object.append(object.length() == 1 ? "" : ",")
                        .append("\"n")
                        .append(name)
                        .append("\":");
                object.append(value(random, 2));
            }
        }
        return object.append('}').toString();
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(12);
        if (depth > 0 && kind == 0) {
            return "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
        }
        if (depth > 0 && kind == 1) {
            return "{\"x\":" + value(random, depth - 1) + ",\"y\":" + value(random, depth - 1) + "}";
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    /** Whether it was read without the parser, which then must have read the same, node by node. */
    private boolean same(byte[] object) {
        JsonNode read = asThePlainReads(object);
        if (read == null) {
            return false;
        }
        JsonNode parsed = asTheParserReads(object);
        String text = new String(object, UTF_8);
        assertThat(told(read)).as(text).isEqualTo(parsed == null ? "refused" : told(parsed));
        return true;
    }

    private static String told(JsonNode node) {
        StringBuilder told = new StringBuilder(node.getClass().getSimpleName().replace("ShapedNode", "ObjectNode"));
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> told.append(member.getKey()).append(':').append(told(member.getValue())));
        } else if (node.isArray()) {
            node.forEach(element -> told.append('[').append(told(element)));
        } else {
            told.append('=').append(node.isBigDecimal() ? node.decimalValue().toString() : node.asText());
        }
        return told.append(';').toString();
    }

    /** The object, if all of the bytes are it. */
    private @Nullable JsonNode asThePlainReads(byte[] object) {
        byte[] within = Arrays.copyOf(object, object.length + 9);
        Arrays.fill(within, object.length, within.length, (byte) '"');
        return plain.read(within, 0, object.length) == object.length ? plain.value() : null;
    }

    private static @Nullable JsonNode asTheParserReads(byte[] object) {
        BodyMeter meter = new BodyMeter(new ByteArrayInputStream(object), Mapping.RECORD_BYTES_MAX);
        try (JsonParser parser = JsonDecoder.FACTORY.createParser(object)) {
            parser.nextToken();
            IdentityHashMap<JsonNode, io.milehub.mapping.Refusal> faults = new IdentityHashMap<>();
            JsonNode read = new JsonTrees(meter, () -> "").read(parser, faults);
            return parser.nextToken() == null && (faults.isEmpty() || isLeftToTheParser(object)) ? read : null;
        } catch (io.milehub.mapping.DecodeRefused | IOException refused) {
            return null;
        }
    }

    private static boolean isLeftToTheParser(byte[] object) {
        return LEFT_TO_THE_PARSER.contains(new String(object, UTF_8));
    }
}
