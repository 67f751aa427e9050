package io.milehub.mapping.function;

import static io.milehub.mapping.function.Values.orNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;

/** Functions over text. */
final class TextFunctions {
    private static final List<TradeFunction> ALL = List.of(
            new TradeFunction(
                    "text(value)",
                    1,
                    1,
                    "The text of a value: a whole number by its digits, however many; an XML element by its text.",
                    "text(9007199254740993)",
                    "\"9007199254740993\"",
                    arguments -> textOf(arguments[0])),
            new TradeFunction(
                    "trim(text)",
                    1,
                    1,
                    "Without white space at the ends; null if nothing is left.",
                    "trim(\"  Wool \")",
                    "\"Wool\"",
                    arguments -> orNull(Values.text(arguments[0]))),
            new TradeFunction(
                    "lower(text)",
                    1,
                    1,
                    "In small letters.",
                    "lower(\"Coat\")",
                    "\"coat\"",
                    arguments -> lower(arguments[0])),
            new TradeFunction(
                    "upper(text)",
                    1,
                    1,
                    "In capital letters.",
                    "upper(\"Coat\")",
                    "\"COAT\"",
                    arguments -> upper(arguments[0])),
            new TradeFunction(
                    "html_text(text)",
                    1,
                    1,
                    "Tags removed, entities decoded, white space folded.",
                    "html_text(\"<b>Wool</b> coat &amp; belt\")",
                    "\"Wool coat & belt\"",
                    arguments -> html(arguments[0])),
            new TradeFunction(
                    "split(text, separator)",
                    2,
                    2,
                    "The parts between a separator, which is text and no pattern; each trimmed,"
                            + " blank ones left out.",
                    "split(\"a.jpg| b.jpg\", \"|\")",
                    "[\"a.jpg\",\"b.jpg\"]",
                    arguments -> split(arguments[0], arguments[1])),
            new TradeFunction(
                    "concat(value, …)",
                    1,
                    20,
                    "The texts one after the other; absent ones count as nothing; null if all are absent.",
                    "concat(\"AN\", \"-\", 100231)",
                    "\"AN-100231\"",
                    TextFunctions::concat));

    private TextFunctions() {}

    static List<TradeFunction> all() {
        return ALL;
    }

    private static JsonNode textOf(JsonNode value) {
        if (value.isNumber() && !value.isIntegralNumber()) {
            return orNull(Values.plain(value.decimalValue()));
        }
        return value.isBoolean() ? orNull(value.asText()) : orNull(Values.textOrDigits(value));
    }

    private static JsonNode lower(JsonNode value) {
        String text = Values.text(value);
        return orNull(text == null ? null : text.toLowerCase(Locale.ROOT));
    }

    private static JsonNode upper(JsonNode value) {
        String text = Values.text(value);
        return orNull(text == null ? null : text.toUpperCase(Locale.ROOT));
    }

    /** Most texts carry no markup at all, and parsing HTML costs as much as mapping several records. */
    private static JsonNode html(JsonNode value) {
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        boolean markup = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
        String plain = Values.fold(markup ? Jsoup.parseBodyFragment(text).body().text() : text);
        return orNull(plain.isEmpty() ? null : plain);
    }

    private static JsonNode split(JsonNode value, JsonNode separatorValue) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        String text = Values.text(value);
        String separator = separatorValue.isTextual() ? separatorValue.textValue() : "";
        if (separator.isEmpty()) {
            throw new FieldRefused("field-type", "split needs a separator of at least one character.");
        }
        for (int from = 0; text != null && from <= text.length(); ) {
            int to = text.indexOf(separator, from);
            int end = to < 0 ? text.length() : to;
            String part = Values.trim(text.substring(from, end));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = end + separator.length();
        }
        return parts;
    }

    private static JsonNode concat(JsonNode[] values) {
        StringBuilder joined = new StringBuilder();
        for (JsonNode value : values) {
            if (value.isTextual()) {
                joined.append(value.textValue());
            } else if (!value.isNull()) {
                joined.append(textOf(value).asText(""));
            }
        }
        return orNull(joined.isEmpty() ? null : joined.toString());
    }
}
