package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.Refusal;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks from an outermost record to the elements inside it that the rest of the path addresses. */
public final class ElementWalk {
    private final RecordPath path;
    private final boolean absentIsEmpty;
    private final ElementSink sink;

    /** @param absentIsEmpty whether a list that is absent has no elements, as in XML, or is a fault, as in JSON */
    public ElementWalk(RecordPath path, boolean absentIsEmpty, ElementSink sink) {
        this.path = path;
        this.absentIsEmpty = absentIsEmpty;
        this.sink = sink;
    }

    /**
     * @param step the step after the outermost `[]`
     * @param faults by the objects that have them, by identity; a fault spoils the elements inside or around its
     *     object, and not their neighbours
     */
    public void walk(JsonNode outermost, int step, JsonNode root, IdentityHashMap<JsonNode, Refusal> faults) {
        new Outermost(outermost, root, faults).walk(outermost, step, root, NullNode.instance, null);
    }

    /**
     * The fault of a value: its own, or else the first of those inside of it, in the order of its members.
     *
     * @param except what is not looked into
     * @param faults by the objects that have them, by identity
     */
    @SuppressWarnings("ReferenceEquality") // This very list is meant, not one of equal content.
    public static @Nullable Refusal faultIn(
            JsonNode node, @Nullable JsonNode except, IdentityHashMap<JsonNode, Refusal> faults) {
        if (faults.isEmpty() || node == except) {
            return null;
        }
        Refusal fault = faults.get(node);
        for (JsonNode child : node) {
            fault = fault == null ? faultIn(child, except, faults) : fault;
        }
        return fault;
    }

    private final class Outermost {
        private final JsonNode whole;
        private final JsonNode root;
        private final IdentityHashMap<JsonNode, Refusal> faults;

        Outermost(JsonNode whole, JsonNode root, IdentityHashMap<JsonNode, Refusal> faults) {
            this.whole = whole;
            this.root = root;
            this.faults = faults;
        }

        void walk(JsonNode element, int step, JsonNode parent, JsonNode grandparent, @Nullable Refusal inherited) {
            int at = step;
            JsonNode value = element;
            while (value != null && !path.isEnd(at) && !path.isEach(at)) {
                value = value.get(path.name(at++));
            }
            if (value == null || (!path.isEnd(at) && !value.isArray())) {
                missing(value, at, element, parent);
                return;
            }
            boolean innermost = path.isEnd(at);
            Refusal fault = inherited == null ? faultIn(element, innermost ? null : value, faults) : inherited;
            if (innermost) {
                sink.element(new Element(value, parent, grandparent, root, whole, fault));
                return;
            }
            JsonNode lineage = without(element, step, at);
            for (JsonNode inner : value) {
                walk(inner, at + 1, lineage, parent, fault);
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
