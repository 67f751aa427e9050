package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks a text up in a table that the mapping names. */
final class LookupFunction {
    private final Map<String, Map<String, JsonNode>> tables = new HashMap<>();

    LookupFunction(Map<String, Map<String, String>> tables) {
        tables.forEach((name, entries) -> {
            Map<String, JsonNode> values = new HashMap<>();
            entries.forEach((key, value) -> values.put(key, TextNode.valueOf(value)));
            this.tables.put(name, values);
        });
    }

    TradeFunction definition() {
        return new TradeFunction(
                "lookup(\"table\", key[, default])",
                2,
                3,
                "The value that a lookup table of this mapping has for a key. A key that it lacks gives the default if"
                        + " there is one, and is refused otherwise (`lookup-missing`). A blank key gives the default or"
                        + " nothing.",
                "lookup(\"families\", \"outerwear\")",
                "\"women/coats\"",
                arguments -> lookup(arguments[0].asText(), arguments[1], arguments.length > 2 ? arguments[2] : null));
    }

    private @Nullable JsonNode lookup(String table, JsonNode keyValue, @Nullable JsonNode otherwise) {
        String key = Values.textOrDigits(keyValue);
        if (key == null) {
            return otherwise;
        }
        JsonNode value = tables.getOrDefault(table, Map.of()).get(key);
        if (value != null) {
            return value;
        }
        if (otherwise != null) {
            return otherwise;
        }
        throw new FieldRefused(
                "lookup-missing", "The lookup table \"" + table + "\" has no " + FieldRefused.quote(key) + ".");
    }
}
