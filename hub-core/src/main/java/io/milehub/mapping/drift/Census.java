package io.milehub.mapping.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the places of trees, of which it tells a bounded number apart. */
final class Census {
    private final DriftLimits limits;
    private final Map<Level, Place> roots = new EnumMap<>(Level.class);
    private int paths;
    private boolean leftOut;

    Census(DriftLimits limits) {
        this.limits = limits;
    }

    /** The place that a level begins with. */
    Place root(Level level) {
        return roots.computeIfAbsent(level, _ -> new Place());
    }

    /** Whether there were more places than are told apart. */
    boolean hasLeftOut() {
        return leftOut;
    }

    void see(Level level, JsonNode tree, long sighting) {
        see(root(level), tree, sighting, 0);
    }

    /** Rows that go together each have the columns of the file; that they are one record does not matter here. */
    void seeRow(JsonNode row, long sighting) {
        Place columns = root(Level.RECORD);
        columns.see(JsonType.OBJECT, sighting);
        columns.tell(sighting);
        if (row.get(CsvDecoder.ROWS) instanceof ArrayNode rows) {
            rows.forEach(one -> seeRow(one, sighting));
            return;
        }
        for (Map.Entry<String, JsonNode> cell : row.properties()) {
            if (!cell.getKey().equals(CsvDecoder.ROW)) {
                seeBelow(columns, cell.getKey(), cell.getValue(), sighting, 0);
            }
        }
    }

    private void see(Place at, JsonNode value, long sighting, int depth) {
        JsonType type = JsonType.of(value);
        at.see(type, sighting);
        switch (type) {
            case NULL, BLANK -> {}
            case OBJECT -> {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    seeBelow(at, member.getKey(), member.getValue(), sighting, depth);
                }
                tellUnlessEmpty(at, value, sighting);
            }
            case LIST -> {
                int looked = Math.min(value.size(), limits.listElementsMax());
                for (int i = 0; i < looked; i++) {
                    seeBelow(at, ReadPath.EACH, value.get(i), sighting, depth);
                }
                tellUnlessEmpty(at, value, sighting);
            }
            default -> {
                at.tell(sighting);
                if (at.lacksExample()) {
                    at.exemplify(cut(value.asText()));
                }
            }
        }
    }

    private static void tellUnlessEmpty(Place at, JsonNode container, long sighting) {
        if (!container.isEmpty()) {
            at.tell(sighting);
        }
    }

    private void seeBelow(Place at, String step, JsonNode value, long sighting, int depth) {
        Place place = depth < limits.depthMax() ? below(at, step) : null;
        if (place != null) {
            see(place, value, sighting, depth + 1);
        }
    }

    /** The place below another; null where it would be one too many. */
    @Nullable
    Place below(Place at, String step) {
        Place place = at.below(step);
        if (place == null && paths < limits.pathsMax()) {
            place = new Place();
            at.add(step, place);
            paths++;
        }
        leftOut |= place == null;
        return place;
    }

    void merge(Census other) {
        other.roots.forEach((level, place) -> root(level).merge(place, this));
        leftOut |= other.leftOut;
    }

    private String cut(String text) {
        return text.length() <= limits.exampleCharsMax() ? text : text.substring(0, limits.exampleCharsMax()) + "…";
    }
}
