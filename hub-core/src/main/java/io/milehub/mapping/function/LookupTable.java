package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lookup table of a mapping, and what becomes of a key that it lacks. */
public final class LookupTable {
    /** What becomes of a key that a table lacks. */
    public enum Miss {
        REFUSE,
        ABSENT,
        KEY
    }

    private final Map<String, JsonNode> values = new HashMap<>();
    private final Miss miss;
    private final @Nullable JsonNode otherwise;
    private final boolean ignoreCase;

    /** @param otherwise what a missing key gives, whatever {@code miss} says; absent where there is none */
    public LookupTable(Map<String, String> entries, Miss miss, @Nullable String otherwise, boolean ignoreCase) {
        this.miss = miss;
        this.otherwise = otherwise == null ? null : TextNode.valueOf(otherwise);
        this.ignoreCase = ignoreCase;
        entries.forEach((key, value) -> values.put(key(key), TextNode.valueOf(value)));
    }

    /** One that refuses what it lacks. */
    public static LookupTable of(Map<String, String> entries) {
        return new LookupTable(entries, Miss.REFUSE, null, false);
    }

    /** The value for a key; null where the table lacks it. */
    @Nullable
    JsonNode there(String key) {
        return values.get(key(key));
    }

    /** What a key gives that the table lacks; null where the lookup is to be refused. */
    @Nullable
    JsonNode ofMissing(String key) {
        if (otherwise != null) {
            return otherwise;
        }
        return switch (miss) {
            case REFUSE -> null;
            case ABSENT -> NullNode.instance;
            case KEY -> TextNode.valueOf(key);
        };
    }

    /** What a blank key gives. */
    JsonNode ofNothing() {
        return otherwise == null ? NullNode.instance : otherwise;
    }

    private String key(String written) {
        return ignoreCase ? Values.fold(written).toLowerCase(Locale.ROOT) : written;
    }
}
