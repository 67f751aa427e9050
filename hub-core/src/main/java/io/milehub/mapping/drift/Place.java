package io.milehub.mapping.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One place of the bodies that were looked at, with the places below it by the step that leads there. */
final class Place {
    private final Map<String, Place> below = new LinkedHashMap<>(4);
    /** The same in the order of first sight, in which most records have them. */
    private final List<String> steps = new ArrayList<>(4);

    private final List<Place> places = new ArrayList<>(4);
    private int next;
    private long there;
    private long told;
    private long lastThere = -1;
    private long lastTold = -1;
    private final Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    private @Nullable String example;
    private boolean read;
    /** Among those of the place above. */
    private int order;

    /** @param sighting which record or document this is; what stands in it often counts once */
    void see(JsonType type, long sighting) {
        types.add(type);
        if (lastThere != sighting) {
            lastThere = sighting;
            there++;
        }
    }

    /** The same of a value that is neither null nor blank nor empty. */
    void tell(long sighting) {
        if (lastTold != sighting) {
            lastTold = sighting;
            told++;
        }
    }

    boolean lacksExample() {
        return example == null;
    }

    void exemplify(String text) {
        example = text;
    }

    @Nullable
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Decoders hold each name once; others are just slower.
    Place below(String step) {
        int expected = next < steps.size() ? next : 0;
        if (!steps.isEmpty() && steps.get(expected) == step) {
            next = expected + 1;
            return places.get(expected);
        }
        Place found = below.get(step);
        next = found == null ? next : found.order + 1;
        return found;
    }

    void add(String step, Place place) {
        place.order = steps.size();
        below.put(step, place);
        steps.add(step);
        places.add(place);
    }

    Collection<Map.Entry<String, Place>> below() {
        return below.entrySet();
    }

    /** In how many records it stands. */
    long there() {
        return there;
    }

    /** In how many records it is neither null nor blank nor empty. */
    long told() {
        return told;
    }

    /** Everything that stood there. */
    Set<JsonType> types() {
        return Set.copyOf(types);
    }

    /** A value of it, or where it is none itself of something below it. */
    @Nullable
    String example() {
        if (example != null) {
            return example;
        }
        return below.values().stream()
                .map(Place::example)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    void markRead() {
        read = true;
    }

    boolean isRead() {
        return read;
    }

    /** Whether anything below it is read, or it is itself. */
    boolean isReadSomewhere() {
        return read || below.values().stream().anyMatch(Place::isReadSomewhere);
    }

    /** Whether it was never more than an empty object, as what surrounds the records is without them. */
    boolean isHull() {
        return types.equals(EnumSet.of(JsonType.OBJECT)) && told == 0;
    }

    /** Adds what another body held; sightings of the two are different ones. */
    void merge(Place other, Census counted) {
        there += other.there;
        told += other.told;
        types.addAll(other.types);
        example = example == null ? other.example : example;
        for (Map.Entry<String, Place> entry : List.copyOf(other.below.entrySet())) {
            Place mine = counted.below(this, entry.getKey());
            if (mine != null) {
                mine.merge(entry.getValue(), counted);
            }
        }
    }
}
