package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Shapes.Shape;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members in the order in which they were put, as a {@link java.util.LinkedHashMap} has them: values by the places of a
 * shape as long as they come in its order, and a map of their own from the first on that does not.
 */
@SuppressWarnings("NullAway") // A place without a value is null, and no map gives one out.
final class ShapedMembers extends AbstractMap<String, JsonNode> {
    private final Shape shape;
    private final JsonNode[] values;
    /** Places before this are taken, or stay free. */
    private int next;

    private int size;
    private @Nullable Map<String, JsonNode> loose;

    ShapedMembers(Shape shape) {
        this.shape = shape;
        this.values = new JsonNode[shape.count()];
    }

    /** @param values of all members */
    ShapedMembers(Shape shape, JsonNode[] values) {
        this.shape = shape;
        this.values = values;
        this.next = values.length;
        this.size = values.length;
    }

    Shape shape() {
        return shape;
    }

    /** What {@link #get} gives for a name, if its place in the shape is known. */
    @Nullable
    JsonNode at(int place, String name) {
        if (loose != null) {
            return loose.get(name);
        }
        return place < 0 ? null : values[place];
    }

    /** Gives all of them, which have no map of their own. */
    void visit(Shapes.Visitor visitor) {
        for (int place = 0; place < next; place++) {
            JsonNode value = values[place];
            if (value != null) {
                visitor.member(shape.name(place), value);
            }
        }
    }

    /** Whether they are those of a shape, as far as they are there. */
    boolean isOf(Shape other) {
        return loose == null && shape.equals(other);
    }

    @Override
    public JsonNode get(Object name) {
        if (loose != null) {
            return loose.get(name);
        }
        int place = shape.place((String) name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public JsonNode put(String name, JsonNode value) {
        if (loose == null) {
            int place = shape.place(name, next);
            if (place >= next) {
                next = place + 1;
                size++;
                values[place] = value;
                return null;
            }
            if (place >= 0 && values[place] != null) {
                JsonNode before = values[place];
                values[place] = value;
                return before;
            }
        }
        return loose().put(name, value);
    }

    @Override
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Parsers hold each name once.
    public JsonNode putIfAbsent(String name, JsonNode value) {
        if (loose == null && next < values.length && shape.name(next) == name) {
            return put(name, value);
        }
        JsonNode there = get(name);
        return there == null ? put(name, value) : there;
    }

    @Override
    public JsonNode remove(Object name) {
        return loose().remove(name);
    }

    @Override
    public void clear() {
        loose().clear();
    }

    @Override
    public int size() {
        return loose == null ? size : loose.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    private Map<String, JsonNode> loose() {
        if (loose == null) {
            loose = shape.loose(values);
        }
        return loose;
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
        return loose == null ? new Entries() : loose.entrySet();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, JsonNode>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int at = from(0);

                @Override
                public boolean hasNext() {
                    return at < next;
                }

                @Override
                public Map.Entry<String, JsonNode> next() {
                    if (at >= next) {
                        throw new NoSuchElementException();
                    }
                    Map.Entry<String, JsonNode> entry = Map.entry(shape.name(at), values[at]);
                    at = from(at + 1);
                    return entry;
                }
            };
        }

        private int from(int place) {
            int at = place;
            while (at < next && values[at] == null) {
                at++;
            }
            return at;
        }
    }
}
