package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects of one body. Most have the members of the one before at the same depth, in the same order: their
 * names are then held once for all of them. Not safe for many threads.
 */
public final class Shapes {
    private static final int LEARNED_MAX = 1_000;
    private static final int MEMBERS_MAX = 512;

    private final Shape[] shapes = new Shape[Decoder.DEPTH_MAX + 2];
    private int learned;

    public Shapes() {
        Arrays.fill(shapes, Shape.NONE);
    }

    /** An empty object. */
    public ObjectNode begin(int depth) {
        return shapes[depth].object();
    }

    /** An object of this depth is complete. */
    public void end(int depth, ObjectNode object) {
        if (!shapes[depth].is(object) && learned < LEARNED_MAX && object.size() <= MEMBERS_MAX) {
            learned++;
            shapes[depth] =
                    Shape.of(object.propertyStream().map(Map.Entry::getKey).toList());
        }
    }

    /** An object of this depth, whose members come one after the other. */
    public Growing grow(int depth) {
        return new Growing(depth, shapes[depth]);
    }

    /** An object that is not yet complete, of which each member stands once. */
    public final class Growing {
        private final int depth;
        private final Shape shape;
        private final JsonNode[] values;
        private int count;
        /** From the first member on that does not come as it came before. */
        private @Nullable ObjectNode object;

        private Growing(int depth, Shape shape) {
            this.depth = depth;
            this.shape = shape;
            this.values = new JsonNode[shape.count()];
        }

        /** Returns false if there is a member of this name. */
        @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Parsers hold each name once.
        public boolean add(String name, JsonNode value) {
            if (object == null && count < values.length && shape.name(count) == name) {
                values[count++] = value;
                return true;
            }
            return others().replace(name, value) == null;
        }

        /** The object, which is complete. */
        public ObjectNode end() {
            if (object == null && count == values.length && count > 0) {
                return shape.object(values);
            }
            Shapes.this.end(depth, others());
            return others();
        }

        private ObjectNode others() {
            if (object == null) {
                object = begin(depth);
                for (int i = 0; i < count; i++) {
                    object.set(shape.name(i), values[i]);
                }
            }
            return object;
        }
    }

    /** Takes the members of an object, one after the other. */
    public interface Visitor {
        void member(String name, JsonNode value);
    }

    /** Gives the members of an object in their order. */
    public static void visit(JsonNode object, Visitor visitor) {
        if (object instanceof ShapedNode shaped && shaped.members.isOf(shaped.members.shape())) {
            shaped.members.visit(visitor);
            return;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            visitor.member(member.getKey(), member.getValue());
        }
    }

    /** Finds one member of objects, most of which have the shape of the one before. Not safe for many threads. */
    public static final class Finder {
        private final String name;
        private Shape shape = Shape.NONE;
        private int place = -1;

        public Finder(String name) {
            this.name = name;
        }

        /** The member's value, or null where there is none. */
        public @Nullable JsonNode in(JsonNode object) {
            if (!(object instanceof ShapedNode shaped)) {
                return object.get(name);
            }
            if (!shaped.members.isOf(shape)) {
                shape = shaped.members.shape();
                place = shape.place(name);
            }
            return shaped.members.at(place, name);
        }
    }

    /** The names of an object's members, in their order. */
    public static final class Shape {
        static final Shape NONE = new Shape(new String[0]);

        private final String[] names;
        private final Map<String, Integer> places = new HashMap<>();

        private Shape(String[] names) {
            this.names = names;
            for (int i = 0; i < names.length; i++) {
                places.put(names[i], i);
            }
        }

        /** A name that stands twice is that of its first place. */
        public static Shape of(List<String> names) {
            return new Shape(names.stream().distinct().toArray(String[]::new));
        }

        /** An empty object, which best takes these members in their order, and others as well. */
        public ObjectNode object() {
            return names.length == 0 ? JsonNodeFactory.instance.objectNode() : new ShapedNode(new ShapedMembers(this));
        }

        /**
         * An object of which all members are there.
         *
         * @param values in their order, as many as there are members; not copied
         */
        public ObjectNode object(JsonNode[] values) {
            return new ShapedNode(new ShapedMembers(this, values));
        }

        boolean is(ObjectNode object) {
            return object instanceof ShapedNode shaped && shaped.members.isOf(this);
        }

        int count() {
            return names.length;
        }

        String name(int place) {
            return names[place];
        }

        /** The place of a name, or -1. */
        int place(String name) {
            Integer place = places.get(name);
            return place == null ? -1 : place;
        }

        @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Parsers hold each name once.
        int place(String name, int expected) {
            return expected < names.length && names[expected] == name ? expected : place(name);
        }

        /** These members as a map that takes any other. */
        Map<String, JsonNode> loose(JsonNode[] values) {
            Map<String, JsonNode> loose = LinkedHashMap.newLinkedHashMap(names.length + 4);
            for (int i = 0; i < names.length; i++) {
                if (values[i] != null) {
                    loose.put(names[i], values[i]);
                }
            }
            return loose;
        }
    }

    @SuppressWarnings("unchecked") // Jackson's own methods, by which its objects override those of nodes.
    private static final class ShapedNode extends ObjectNode {
        private static final long serialVersionUID = 1L;

        private final transient ShapedMembers members;

        ShapedNode(ShapedMembers members) {
            super(JsonNodeFactory.instance, members);
            this.members = members;
        }
    }
}
