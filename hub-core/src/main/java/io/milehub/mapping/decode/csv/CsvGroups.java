package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.ElementWalk;
import io.milehub.mapping.decode.RecordPath;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows that together are one record: the cells of the first, all rows under {@code _rows}, and under
 * {@code _all}, by column, what stands in any of them.
 */
final class CsvGroups {
    private final CsvFormat.Group group;
    private final ElementWalk walk;
    private final IdentityHashMap<JsonNode, Refusal> faults = new IdentityHashMap<>();
    private ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private String key = "";

    CsvGroups(CsvFormat.Group group, RecordPath each, ElementSink sink) {
        this.group = group;
        this.walk = new ElementWalk(each, false, sink);
    }

    /** Whether a row begins another record than the rows before it. */
    boolean begins(ObjectNode row) {
        String cell = text(row);
        return rows.isEmpty() || (!cell.isEmpty() && (group.begins() || !cell.equals(key)));
    }

    void add(ObjectNode row, @Nullable Refusal fault) {
        if (rows.isEmpty()) {
            key = text(row);
        }
        if (fault != null) {
            faults.put(row, fault);
        }
        if (!group.numbered()) {
            row.remove(CsvDecoder.ROW);
        }
        rows.add(row);
    }

    /** Gives the record that the rows so far are. */
    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.setAll((ObjectNode) rows.get(0));
        record.set(CsvDecoder.ROWS, rows);
        record.set(CsvDecoder.ALL, all());
        walk.walk(record, 0, NullNode.instance, faults);
        rows = JsonNodeFactory.instance.arrayNode();
        faults.clear();
    }

    /** Each value once, in the order of the rows. */
    private ObjectNode all() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        Set<String> seen = new HashSet<>();
        for (JsonNode row : rows) {
            for (Map.Entry<String, JsonNode> cell : row.properties()) {
                String text = cell.getValue().asText();
                boolean told = cell.getValue().isTextual() && !text.isEmpty();
                if (told && seen.add(cell.getKey() + "\n" + text)) {
                    JsonNode values = all.get(cell.getKey());
                    (values instanceof ArrayNode list ? list : all.putArray(cell.getKey())).add(cell.getValue());
                }
            }
        }
        return all;
    }

    private String text(ObjectNode row) {
        JsonNode cell = row.get(group.column());
        return cell == null ? "" : cell.asText();
    }
}
