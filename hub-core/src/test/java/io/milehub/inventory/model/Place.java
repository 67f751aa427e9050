package io.milehub.inventory.model;

import java.util.Comparator;

/** Where pieces of an offer lie; offers are numbered within their sequence, in the order of their ids. */
record Place(int offer, String location) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::offer).thenComparing(Place::location);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "o" + offer + "@" + location;
    }
}
