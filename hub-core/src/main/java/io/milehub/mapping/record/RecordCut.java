package io.milehub.mapping.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What decides in a mapping file where a body's records begin and end, and so which one has which ordinal: two versions
 * that say the same here count the records of a body alike, whatever they make of them.
 */
public final class RecordCut {
    private static final List<String> KEYS = List.of("format", "each", "root", "archive", "edi", "csv");
    /** What becomes of a row, which is a row all the same. */
    private static final Set<String> NOT_CUTTING =
            Set.of("csv.missing_cells", "csv.extra_cells", "csv.optional", "csv.count", "edi.envelope");

    private RecordCut() {}

    /** The keys by which two texts of a mapping file cut bodies differently; none if they cut them alike. */
    public static List<String> differences(String one, String other) {
        Map<String, Object> here = cut(one);
        Map<String, Object> there = cut(other);
        Set<String> keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(here.get(key), there.get(key)))
                .toList();
    }

    private static Map<String, Object> cut(String text) {
        Map<String, Object> cut = new LinkedHashMap<>();
        Object file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        if (file instanceof Map<?, ?> keys) {
            KEYS.forEach(key -> add(key, keys.get(key), cut));
        }
        return cut;
    }

    private static void add(String key, @Nullable Object value, Map<String, Object> cut) {
        if (value instanceof Map<?, ?> keys) {
            keys.forEach((name, inner) -> add(key + "." + name, inner, cut));
        } else if (value != null && !NOT_CUTTING.contains(key)) {
            cut.put(key, value);
        }
    }
}
