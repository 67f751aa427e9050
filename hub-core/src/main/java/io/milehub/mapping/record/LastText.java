package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.language.FieldExpression;
import org.jspecify.annotations.Nullable;

/**
 * What a field that is no more than a path was read as last: the sizes of one style follow each other, and a value that
 * is the same as before, or a list of the same values, has been checked. Refusals are worked out each time. Not safe
 * for many threads.
 */
final class LastText implements FieldReading.Source {
    private static final int LIST_MAX = 16;

    private final FieldExpression path;
    private JsonNode last = MissingNode.getInstance();
    /** If it was a list. */
    private JsonNode[] elements = {};

    private @Nullable Object value;

    LastText(FieldExpression path) {
        this.path = path;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Decoders often give the very node of the record before.
    public @Nullable Object read(FieldPlan field, Element element) {
        JsonNode node = path.of(element);
        boolean list = node instanceof ArrayNode;
        if (list ? isLast((ArrayNode) node) : node == last || (node instanceof TextNode && node.equals(last))) {
            return value;
        }
        Object read = field.definition().type().read(node, field.definition());
        if (list) {
            keep((ArrayNode) node, read);
        } else if (node.isValueNode()) {
            last = node;
            value = read;
        }
        return read;
    }

    /** Whether a list has the very elements of the last one. */
    @SuppressWarnings("ReferenceEquality") // Decoders often give the very nodes of the record before.
    private boolean isLast(ArrayNode list) {
        boolean same = last instanceof ArrayNode && list.size() == elements.length;
        for (int i = 0; same && i < elements.length; i++) {
            same = list.get(i) == elements[i];
        }
        return same;
    }

    private void keep(ArrayNode list, @Nullable Object read) {
        int count = list.size();
        if (count > LIST_MAX) {
            return;
        }
        JsonNode[] now = new JsonNode[count];
        for (int i = 0; i < count; i++) {
            now[i] = list.get(i);
            if (!now[i].isValueNode()) {
                return;
            }
        }
        elements = now;
        last = list;
        value = read;
    }
}
