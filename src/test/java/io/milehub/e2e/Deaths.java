package io.milehub.e2e;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often a hub died at each boundary, before it and after it. */
final class Deaths {
    private record Sides(int before, int after) {
        Sides plus(Sides more) {
            return new Sides(before + more.before, after + more.after);
        }

        boolean both() {
            return before > 0 && after > 0;
        }
    }

    private final SortedMap<String, Sides> byPoint = new TreeMap<>();

    void at(KillPoint point, String side) {
        Sides one = side.equals("before") ? new Sides(1, 0) : new Sides(0, 1);
        byPoint.merge(point.name(), one, Sides::plus);
    }

    /** How many of all were met on both sides, and each with its counts. */
    @Override
    public String toString() {
        long both = byPoint.values().stream().filter(Sides::both).count();
        return "%d of %d boundaries on both sides (%s)"
                .formatted(
                        both,
                        KillPoint.OF_STOCK.size(),
                        byPoint.entrySet().stream()
                                .map(point -> point.getKey() + " "
                                        + point.getValue().before() + "+"
                                        + point.getValue().after())
                                .collect(Collectors.joining(", ")));
    }
}
