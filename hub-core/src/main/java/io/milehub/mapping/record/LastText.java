package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.language.FieldExpression;
import org.jspecify.annotations.Nullable;

/**
 * What a field that is no more than a path was read as last: the sizes of one style follow each other, and a value that
 * is the same as before has been checked. Refusals are worked out each time. Not safe for many threads.
 */
final class LastText implements FieldReading.Source {
    private final FieldExpression path;
    private JsonNode last = MissingNode.getInstance();
    private @Nullable Object value;

    LastText(FieldExpression path) {
        this.path = path;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Decoders often give the very node of the record before.
    public @Nullable Object read(FieldPlan field, Element element) {
        JsonNode node = path.of(element);
        if (node == last || (node instanceof TextNode && node.equals(last))) {
            return value;
        }
        Object read = field.definition().type().read(node, field.definition());
        if (node.isValueNode()) {
            last = node;
            value = read;
        }
        return read;
    }
}
