package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks a text up in a table that the mapping names. */
final class LookupFunction {
    private static final LookupTable NONE = LookupTable.of(Map.of());

    private final Map<String, LookupTable> tables;

    LookupFunction(Map<String, LookupTable> tables) {
        this.tables = Map.copyOf(tables);
    }

    TradeFunction definition() {
        return new TradeFunction(
                "lookup(\"table\", key[, default])",
                2,
                3,
                "The value that a lookup table of this mapping has for a key. A key that it lacks gives the default if"
                        + " there is one, else what the table's `default` and `miss` say, and is refused otherwise"
                        + " (`lookup-missing`). A blank key gives the default or nothing.",
                "lookup(\"families\", \"outerwear\")",
                "\"women/coats\"",
                arguments -> lookup(arguments[0].asText(), arguments[1], arguments.length > 2 ? arguments[2] : null));
    }

    private JsonNode lookup(String name, JsonNode keyValue, @Nullable JsonNode otherwise) {
        LookupTable table = tables.getOrDefault(name, NONE);
        String key = Values.textOrDigits(keyValue);
        if (key == null) {
            return otherwise == null ? table.ofNothing() : otherwise;
        }
        JsonNode there = table.there(key);
        if (there != null) {
            return there;
        }
        LookupMisses.tell(name, key);
        JsonNode value = otherwise != null ? otherwise : table.ofMissing(key);
        if (value == null) {
            throw new FieldRefused(
                    "lookup-missing", "The lookup table \"" + name + "\" has no " + FieldRefused.quote(key) + ".");
        }
        return value;
    }
}
