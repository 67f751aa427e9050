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
                        arguments -> extract(arguments[0], Values.textOrDigits(arguments[1]))));
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

    /** Patterns are literals of the mapping, proven when it was loaded, so there are as many as are written there. */
    private Pattern compiled(JsonNode pattern) {
        return patterns.computeIfAbsent(pattern.asText(), Pattern::compile);
    }
}
