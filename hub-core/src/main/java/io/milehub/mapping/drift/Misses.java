package io.milehub.mapping.drift;

import io.milehub.mapping.drift.DriftReport.Missed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the keys that lookup tables were asked for in vain. */
final class Misses {
    private static final class Table {
        private final Map<String, Long> keys = new LinkedHashMap<>();
        private long times;
        private boolean leftOut;
    }

    private final DriftLimits limits;
    private final Map<String, Table> tables = new TreeMap<>();

    Misses(DriftLimits limits) {
        this.limits = limits;
    }

    void add(String name, String key, long times) {
        Table table = tables.computeIfAbsent(name, _ -> new Table());
        table.times += times;
        String cut = key.length() <= limits.exampleCharsMax() ? key : key.substring(0, limits.exampleCharsMax()) + "…";
        if (table.keys.size() < limits.keysMax() || table.keys.containsKey(cut)) {
            table.keys.merge(cut, times, Long::sum);
        } else {
            table.leftOut = true;
        }
    }

    void merge(Misses other) {
        other.tables.forEach((name, table) -> {
            long known = 0;
            for (Map.Entry<String, Long> key : table.keys.entrySet()) {
                add(name, key.getKey(), key.getValue());
                known += key.getValue();
            }
            Table mine = tables.computeIfAbsent(name, _ -> new Table());
            mine.times += table.times - known;
            mine.leftOut |= table.leftOut;
        });
    }

    List<Missed> report() {
        List<Missed> missed = new ArrayList<>();
        tables.forEach((name, table) -> missed.add(new Missed(
                name,
                table.times,
                table.keys.entrySet().stream()
                        .map(key -> new Missed.Key(key.getKey(), key.getValue()))
                        .toList(),
                table.leftOut)));
        return missed;
    }
}
