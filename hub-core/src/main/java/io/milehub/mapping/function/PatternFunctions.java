package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Regular expressions by RE2, whose time is linear in the text whatever the pattern is. */
final class PatternFunctions {
    private static final int REPLACEMENT_CHARS_MAX = 200;

    private final ConcurrentMap<String, Pattern> patterns = new ConcurrentHashMap<>();

    List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                        "matches(\"pattern\", text)",
                        2,
                        2,
                        "Whether a pattern (RE2) is found in the text; `^` and `$` anchor it.",
                        "matches(\"^[A-Z]{2}[0-9]+$\", \"AN100231\")",
                        "true",
                        arguments -> matches(arguments[0], Values.textOrDigits(arguments[1]))),
                new TradeFunction(
                        "extract(\"pattern\", text)",
                        2,
                        2,
                        "What the first group of a pattern (RE2) matches, or the whole match if it has no group.",
                        "extract(\"([0-9]+) cm\", \"Belt, 95 cm\")",
                        "\"95\"",
                        arguments -> extract(arguments[0], Values.textOrDigits(arguments[1]))),
                new TradeFunction(
                        "replace(\"pattern\", text, with)",
                        3,
                        3,
                        "The text with every match of a pattern (RE2) replaced; `$1` in `with` is the first group."
                                + " Nothing is left as null.",
                        "replace(\"\\\\s*cm$\", \"95 cm\", \"\")",
                        "\"95\"",
                        arguments -> replace(arguments)));
    }

    private JsonNode matches(JsonNode pattern, @Nullable String text) {
        return text == null
                ? NullNode.instance
                : BooleanNode.valueOf(compiled(pattern).matcher(text).find());
    }

    private JsonNode extract(JsonNode pattern, @Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        Matcher matcher = compiled(pattern).matcher(text);
        return Values.orNull(matcher.find() ? matcher.group(Math.min(matcher.groupCount(), 1)) : null);
    }

    private JsonNode replace(JsonNode[] arguments) {
        String text = Values.textOrDigits(arguments[1]);
        if (text == null) {
            return NullNode.instance;
        }
        String with = arguments[2].isNull() ? "" : arguments[2].asText();
        if (with.length() > REPLACEMENT_CHARS_MAX) {
            throw new FieldRefused(
                    "text-too-long", "A replacement has at most " + REPLACEMENT_CHARS_MAX + " characters.");
        }
        try {
            String replaced = Values.trim(compiled(arguments[0]).matcher(text).replaceAll(with));
            return Values.orNull(replaced.isEmpty() ? null : replaced);
        } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
            throw new FieldRefused("field-type", "The pattern has no group for " + FieldRefused.quote(with) + ".");
        }
    }

    /** Patterns are literals of the mapping, proven when it was loaded, so there are as many as are written there. */
    private Pattern compiled(JsonNode pattern) {
        return patterns.computeIfAbsent(pattern.asText(), Pattern::compile);
    }
}
