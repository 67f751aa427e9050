package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks from an outermost record to the elements inside it that the rest of the path addresses. */
final class ElementWalk {
    private final RecordPath path;
    private final boolean absentIsEmpty;
    private final ElementSink sink;

    /** @param absentIsEmpty whether a list that is absent has no elements, as in XML, or is a fault, as in JSON */
    ElementWalk(RecordPath path, boolean absentIsEmpty, ElementSink sink) {
        this.path = path;
        this.absentIsEmpty = absentIsEmpty;
        this.sink = sink;
    }

    /** @param step the step after the outermost `[]` */
    void walk(JsonNode outermost, int step, JsonNode root, @Nullable Refusal fault) {
        new Outermost(outermost, root, fault).walk(outermost, step, root, NullNode.instance);
    }

    private final class Outermost {
        private final JsonNode whole;
        private final JsonNode root;
        private final @Nullable Refusal fault;

        Outermost(JsonNode whole, JsonNode root, @Nullable Refusal fault) {
            this.whole = whole;
            this.root = root;
            this.fault = fault;
        }

        void walk(JsonNode element, int step, JsonNode parent, JsonNode grandparent) {
            int at = step;
            JsonNode value = element;
            while (value != null && !path.isEnd(at) && !path.isEach(at)) {
                value = value.get(path.name(at++));
            }
            if (value == null || (!path.isEnd(at) && !value.isArray())) {
                missing(value, at, element, parent);
            } else if (path.isEnd(at)) {
                sink.element(new Element(value, parent, grandparent, root, whole, fault));
            } else {
                JsonNode lineage = without(element, step, at);
                for (JsonNode inner : value) {
                    walk(inner, at + 1, lineage, parent);
                }
            }
        }

        private void missing(@Nullable JsonNode value, int at, JsonNode parent, JsonNode grandparent) {
            boolean absent = value == null || value.isNull();
            if (absent && absentIsEmpty) {
                return;
            }
            String code = absent ? "field-missing" : "field-type";
            String list = path.upTo(at);
            Refusal why = new Refusal(code, list, "This record has no list at " + list + ", where its parts stand.");
            sink.element(new Element(NullNode.instance, parent, grandparent, root, whole, why));
        }
    }

    /** A shallow copy of an element without what stands at the path between two steps; the element stays whole. */
    private JsonNode without(JsonNode element, int step, int end) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        String left = path.name(step);
        for (Map.Entry<String, JsonNode> field : element.properties()) {
            if (!field.getKey().equals(left)) {
                copy.set(field.getKey(), field.getValue());
            } else if (step + 1 < end) {
                copy.set(field.getKey(), without(field.getValue(), step + 1, end));
            }
        }
        return copy;
    }
}
