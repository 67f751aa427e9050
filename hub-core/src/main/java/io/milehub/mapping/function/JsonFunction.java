package io.milehub.mapping.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/** Reads JSON that stands as text inside a value, by the rules by which a JSON body is read. */
final class JsonFunction {
    private static final int DEPTH_MAX = 32;
    private static final int CHARS_MAX = 1024 * 1024;
    private static final int NUMBER_CHARS_MAX = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_CHARS_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "json(text)",
                1,
                1,
                "The value that a text of JSON writes, as in a cell of a table; at most " + DEPTH_MAX
                        + " deep. What is no JSON is refused (`json-invalid`); blank gives nothing, and a value that"
                        + " is no text but a list or an object already is given as it is.",
                "json(\"{\\\"fibre\\\": \\\"wool\\\", \\\"share\\\": 0.50}\")",
                "{\"fibre\":\"wool\",\"share\":0.50}",
                arguments -> json(arguments[0]));
    }

    private static @Nullable JsonNode json(JsonNode value) {
        if (value.isContainerNode()) {
            return value;
        }
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        if (text.length() > CHARS_MAX) {
            throw new FieldRefused("json-invalid", "The text is longer than " + CHARS_MAX + " characters.");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException | NumberFormatException | ArithmeticException notJson) {
            throw new FieldRefused("json-invalid", FieldRefused.quote(text) + " is no JSON.");
        }
    }
}
