package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loops that nest by numbers and not by order: HL of X12, CPS of EDIFACT. Both say their own id, that of their parent
 * and the code of their level in their first three elements. What stands above a loop is given to it as {@code up}, by
 * level.
 */
final class Hierarchy {
    private static final String UP = "up";

    private record Level(String id, String code, ObjectNode record, int values, long bytes) {}

    private final List<Level> path = new ArrayList<>();
    private boolean parentsAreNamed;

    static boolean isOf(String tag) {
        return tag.equals("HL") || tag.equals("CPS");
    }

    /**
     * @param values how many the record has
     * @param bytes how long it is
     */
    Element place(ObjectNode record, String tag, ObjectNode root, int values, long bytes) {
        JsonNode own = record.path(tag);
        String code = own.path("_3").asText();
        Refusal fault = climb(own.path("_2").asText(), code, tag);
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.setAll(record);
        ObjectNode up = value.putObject(UP);
        path.forEach(level -> up.set(level.code(), level.record()));
        JsonNode parent = path.isEmpty() ? root : path.getLast().record();
        JsonNode grandparent = path.isEmpty()
                ? NullNode.instance
                : path.size() == 1 ? root : path.get(path.size() - 2).record();
        path.add(new Level(own.path("_1").asText(), code, record, values, bytes));
        return new Element(value, parent, grandparent, root, value, fault);
    }

    /** Whether the levels that are kept together have more than one record may. */
    boolean isFull(int valuesMax, long bytesMax) {
        long values = 0;
        long bytes = 0;
        for (Level level : path) {
            values += level.values();
            bytes += level.bytes();
        }
        return values > valuesMax || bytes > bytesMax;
    }

    /** Leaves the path at the parent of a loop. */
    private @Nullable Refusal climb(String parent, String code, String tag) {
        if (!parent.isEmpty()) {
            parentsAreNamed = true;
            int at = path.size() - 1;
            while (at >= 0 && !path.get(at).id().equals(parent)) {
                at--;
            }
            if (at < 0) {
                cut(path.size() < Decoder.DEPTH_MAX ? path.size() : 0);
                return new Refusal("parent-missing", tag, "No " + tag + " above it has the id \"" + parent + "\".");
            }
            cut(at + 1);
        } else if (parentsAreNamed) {
            cut(0);
        } else {
            nestByCode(code);
        }
        return deep(tag);
    }

    /** Where a message names no parents at all, a level is inside the one before it, unless it stands there already. */
    private void nestByCode(String code) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).code().equals(code)) {
                cut(i);
                return;
            }
        }
    }

    private @Nullable Refusal deep(String tag) {
        if (path.size() < Decoder.DEPTH_MAX) {
            return null;
        }
        cut(0);
        return new Refusal("parent-missing", tag, "Loops stand more than " + Decoder.DEPTH_MAX + " deep.");
    }

    private void cut(int size) {
        path.subList(size, path.size()).clear();
    }
}
