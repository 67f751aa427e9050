package io.milehub.mapping.sample;

import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** A field of the source with its values, as text. */
public final class Column {
    private final ReadPath path;
    private final List<String> values = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private boolean numbers;
    private boolean texts;

    Column(ReadPath path) {
        this.path = path;
    }

    /** @param place which record or parent it stands in, counted from 0 */
    void add(String value, boolean number, int place) {
        values.add(value);
        places.add(place);
        numbers |= number;
        texts |= !number;
    }

    public ReadPath path() {
        return path;
    }

    /** The last name of the path. */
    public String name() {
        List<String> names = path.names();
        return names.isEmpty() ? "" : names.getLast();
    }

    /** The last two names, {@code price amount}. */
    public String longName() {
        List<String> names = path.names();
        return String.join(" ", names.subList(Math.max(0, names.size() - 2), names.size()));
    }

    public Level level() {
        return path.level();
    }

    public boolean isList() {
        return path.steps().contains(ReadPath.EACH);
    }

    /** Whether it has several values in one record. */
    public boolean isSeveral() {
        return places.stream().distinct().count() < places.size();
    }

    /** Whether its values are JSON numbers, all of them. */
    public boolean isOfNumbers() {
        return numbers && !texts;
    }

    /** Those that are not blank. */
    public List<String> values() {
        return values;
    }

    public Set<String> distinct() {
        return new LinkedHashSet<>(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public String example() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether at least so many of a hundred values are such. */
    public boolean mostly(int percent, Predicate<String> such) {
        long count = values.stream().filter(such).count();
        return !values.isEmpty() && count * 100 >= (long) values.size() * percent;
    }

    /** Whether what stands beside equal values of this column is equal too, as the name of a style is. */
    public boolean determines(Column other) {
        Map<Integer, String> others = new HashMap<>();
        for (int i = 0; i < other.values.size(); i++) {
            others.put(other.places.get(i), other.values.get(i));
        }
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String beside = others.get(places.get(i));
            if (beside != null && !beside.equals(Objects.requireNonNullElse(seen.put(values.get(i), beside), beside))) {
                return false;
            }
        }
        return true;
    }

    /** Text of a number, since ids are text. */
    public String asText() {
        return numbers ? "text(" + path + ")" : path.toString();
    }
}
