package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions over the segments of EDIFACT and X12. */
final class SegmentFunctions {
    private static final int ELEMENTS_MAX = 99;
    private static final int NUMBER_CHARS_MAX = 40;

    private SegmentFunctions() {}

    static List<TradeFunction> all() {
        return List.of(qualified(), paired(), codedDefinition(), numeric());
    }

    private static TradeFunction qualified() {
        return new TradeFunction(
                "seg(segments[, qualifier[, element]])",
                1,
                3,
                "Of a list of EDI segments the first; with a qualifier the first whose `element` (1) has it. Several"
                        + " qualifiers may be given as a list.",
                "seg([{\"_1\": \"AAB\", \"_1_2\": \"99\"}, {\"_1\": \"AAA\", \"_1_2\": \"79\"}], \"AAA\")._1_2",
                "\"79\"",
                SegmentFunctions::segment);
    }

    private static TradeFunction paired() {
        return new TradeFunction(
                "pair(segment, qualifier, element)",
                3,
                3,
                "Of an X12 segment with pairs of qualifier and value, as LIN from element 2 and PO1 from element 6,"
                        + " the value behind the qualifier.",
                "pair({\"_2\": \"VP\", \"_3\": \"AN-1\", \"_4\": \"UP\", \"_5\": \"012345678905\"}, \"UP\", 2)",
                "\"012345678905\"",
                arguments -> pair(arguments[0], text(arguments[1]), index(arguments[2], 1)));
    }

    private static TradeFunction codedDefinition() {
        return new TradeFunction(
                "coded(segments, code)",
                2,
                2,
                "Of EDIFACT segments with elements of value and code, as LIN and PIA, the first value that has the"
                        + " code.",
                "coded([{\"_1\": \"5\", \"_2\": \"AN-1\", \"_2_2\": \"SA\", \"_3\": \"77\", \"_3_2\": \"BP\"}],"
                        + " \"BP\")",
                "\"77\"",
                arguments -> coded(arguments[0], text(arguments[1])));
    }

    private static TradeFunction numeric() {
        return new TradeFunction(
                "edi_number(text[, mark])",
                1,
                2,
                "The exact number that an EDI element writes: comma and point are both decimal marks and nothing"
                        + " groups digits. With `mark`, `$root.decimal_mark`, only that one is.",
                "edi_number(\"1234,50\")",
                "1234.50",
                arguments -> number(arguments[0], arguments.length > 1 ? Values.text(arguments[1]) : null));
    }

    private static JsonNode segment(JsonNode[] arguments) {
        String element = "_" + (arguments.length > 2 ? index(arguments[2], 1) : 1);
        JsonNode wanted = arguments.length > 1 ? arguments[1] : NullNode.instance;
        boolean any = arguments.length == 1;
        for (JsonNode segment : list(arguments[0])) {
            if (any || isOne(segment.path(element).textValue(), wanted)) {
                return segment;
            }
        }
        return NullNode.instance;
    }

    private static boolean isOne(@Nullable String qualifier, JsonNode wanted) {
        if (qualifier == null) {
            return false;
        }
        for (JsonNode one : list(wanted)) {
            if (qualifier.equals(text(one))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode pair(JsonNode segments, @Nullable String qualifier, int from) {
        for (JsonNode segment : list(segments)) {
            for (int i = from; i < ELEMENTS_MAX && qualifier != null; i += 2) {
                JsonNode value = segment.get("_" + (i + 1));
                if (value != null && qualifier.equals(segment.path("_" + i).textValue())) {
                    return value;
                }
            }
        }
        return NullNode.instance;
    }

    private static JsonNode coded(JsonNode segments, @Nullable String code) {
        for (JsonNode segment : list(segments)) {
            for (int i = 1; i < ELEMENTS_MAX && code != null; i++) {
                JsonNode value = segment.get("_" + i);
                if (value != null && code.equals(segment.path("_" + i + "_2").textValue())) {
                    return value;
                }
            }
        }
        return NullNode.instance;
    }

    /** ISO 9735-1, 10.2 allows both marks and no triad separators; a sign leads, and no exponent follows. */
    private static @Nullable JsonNode number(JsonNode value, @Nullable String mark) {
        String text = Values.text(value);
        if (text == null) {
            return null;
        }
        boolean otherMark = mark != null && text.indexOf(mark.equals(",") ? '.' : ',') >= 0;
        if (otherMark || text.length() > NUMBER_CHARS_MAX || !text.matches("[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)")) {
            throw new FieldRefused("field-type", FieldRefused.quote(text) + " is no number as EDI writes it.");
        }
        return DecimalNode.valueOf(new BigDecimal(text.replace(',', '.')));
    }

    /** The segment itself where it stands alone, as the one that opens a record does. */
    private static Iterable<JsonNode> list(JsonNode segments) {
        if (segments.isArray()) {
            return segments;
        }
        return segments.isNull() ? List.of() : List.of(segments);
    }

    private static @Nullable String text(JsonNode value) {
        return Values.textOrDigits(value);
    }

    private static int index(JsonNode value, int least) {
        if (!value.isInt() || value.intValue() < least || value.intValue() > ELEMENTS_MAX) {
            throw new FieldRefused("field-type", "The number of an element is from " + least + " to 99.");
        }
        return value.intValue();
    }
}
