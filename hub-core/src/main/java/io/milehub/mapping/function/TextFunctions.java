package io.milehub.mapping.function;

import static io.milehub.mapping.function.Values.orNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                    "ascii(text)",
                    1,
                    1,
                    "In the letters of ASCII, for partners that read no others: accents dropped, `ß` as `ss`, `Ø` as"
                            + " `O`, `Ł` as `L`. A character without such a form stays as it is.",
                    "ascii(\"Łódź, Großstraße\")",
                    "\"Lodz, Grossstrasse\"",
                    arguments -> ascii(arguments[0])),
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

    /** What {@link Normalizer} leaves whole. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("ẞ", "SS"),
            Map.entry("æ", "ae"),
            Map.entry("Æ", "AE"),
            Map.entry("œ", "oe"),
            Map.entry("Œ", "OE"),
            Map.entry("ø", "o"),
            Map.entry("Ø", "O"),
            Map.entry("ł", "l"),
            Map.entry("Ł", "L"),
            Map.entry("đ", "d"),
            Map.entry("Đ", "D"),
            Map.entry("ð", "d"),
            Map.entry("Ð", "D"),
            Map.entry("þ", "th"),
            Map.entry("Þ", "Th"),
            Map.entry("ı", "i"),
            Map.entry("’", "'"),
            Map.entry("‘", "'"),
            Map.entry("–", "-"));

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

    private static JsonNode ascii(JsonNode value) {
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> plain.append(plain(Character.toString(c))));
        return orNull(plain.toString());
    }

    /** Marks are dropped of what is a letter of ASCII without them, and not of letters of other scripts. */
    private static String plain(String c) {
        String bare = Normalizer.normalize(c, Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return bare.chars().allMatch(part -> part < 128) ? bare : LETTERS.getOrDefault(c, c);
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
