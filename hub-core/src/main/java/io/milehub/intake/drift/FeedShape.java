package io.milehub.intake.drift;

import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.drift.JsonType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which places the bodies of a feed have had so far, how often, and of which types: what a run is compared with. A
 * place has vanished when it should have stood a few times by now, had it gone on as before, and did not once: so that
 * one message without an optional member says nothing, and a snapshot without it at once.
 */
final class FeedShape {
    /** So often a place should have stood. */
    static final double MISSED_MIN = 5;

    /** Places that are remembered; what comes beyond them is not told apart from what is new. */
    static final int PLACES_MAX = 2_000;

    /** From here on former records count half, so that what a source does now outweighs what it did years ago. */
    private static final double MEMORY = 100_000;

    /**
     * A place as former runs knew it.
     *
     * @param told in how many records it held something; of what surrounds records, in how many runs
     * @param of how many, up to the last that did
     * @param missing how many since then
     * @param vanished in which run that was said; 0 while it stands
     */
    record Known(double told, double of, double missing, Set<JsonType> types, long vanished) {
        boolean isMissed() {
            return of > 0 && told / of * missing >= MISSED_MIN;
        }
    }

    /** A place that now holds what it never did. */
    record Changed(
            String path,
            Set<JsonType> was,
            Set<JsonType> now,
            @Nullable String example) {}

    /**
     * How a run differs from those before.
     *
     * @param appeared the topmost of the places that are new
     * @param vanished places that are missed as of this run, the topmost of them
     */
    record Differences(List<Seen> appeared, List<String> vanished, List<Changed> changed) {}

    private final Map<String, Known> places = new LinkedHashMap<>();
    private boolean first = true;

    FeedShape() {}

    FeedShape(Map<String, Known> known) {
        places.putAll(known);
        first = false;
    }

    Map<String, Known> places() {
        return places;
    }

    /**
     * Takes a run in.
     *
     * @param seen of its records
     * @param looked at how many
     * @param whole whether what is not there now can be missed: a run that passed over most of what it repeats cannot
     *     tell
     */
    Differences take(List<Seen> seen, long looked, boolean whole, long run) {
        List<Seen> appeared = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        Map<String, Seen> told = new LinkedHashMap<>();
        for (Seen place : seen) {
            if (place.told() > 0) {
                told.put(place.path(), place);
            }
        }
        told.values().forEach(place -> stands(place, looked, appeared, changed));
        List<String> vanished = whole ? missed(told, looked, run) : List.of();
        first = false;
        return new Differences(topmost(appeared), vanished, changed);
    }

    private void stands(Seen place, long looked, List<Seen> appeared, List<Changed> changed) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        place.types().stream()
                .filter(type -> type != JsonType.NULL && type != JsonType.BLANK)
                .forEach(types::add);
        double units = units(place.path(), looked);
        double times = Math.min((double) place.told(), units);
        Known before = places.get(place.path());
        if (before == null) {
            if (places.size() < PLACES_MAX) {
                places.put(place.path(), new Known(times, units, 0, types, 0));
                if (!first) {
                    appeared.add(place);
                }
            }
            return;
        }
        if (before.vanished() != 0) {
            appeared.add(place);
        }
        Set<JsonType> all = EnumSet.copyOf(before.types());
        if (all.addAll(types)) {
            changed.add(new Changed(place.path(), before.types(), types, place.example()));
        }
        double memory = before.of() > MEMORY ? 2 : 1;
        places.put(
                place.path(),
                new Known(
                        before.told() / memory + times, (before.of() + before.missing()) / memory + units, 0, all, 0));
    }

    private List<String> missed(Map<String, Seen> told, long looked, long run) {
        List<String> vanished = new ArrayList<>();
        places.replaceAll((path, known) -> {
            if (told.containsKey(path) || known.vanished() != 0) {
                return known;
            }
            Known now = new Known(known.told(), known.of(), known.missing() + units(path, looked), known.types(), 0);
            if (!now.isMissed()) {
                return now;
            }
            vanished.add(path);
            return new Known(now.told(), now.of(), now.missing(), now.types(), run);
        });
        return vanished.stream()
                .filter(path -> vanished.stream().noneMatch(other -> isBelow(path, other)))
                .toList();
    }

    private static List<Seen> topmost(List<Seen> places) {
        return places.stream()
                .filter(place -> places.stream().noneMatch(other -> isBelow(place.path(), other.path())))
                .toList();
    }

    /** What surrounds records counts once a run. */
    private static double units(String path, long looked) {
        return path.startsWith("$") ? 1 : looked;
    }

    /** Whether a path leads through another. */
    static boolean isBelow(String path, String other) {
        return path.length() > other.length()
                && path.startsWith(other)
                && (path.charAt(other.length()) == '.' || path.charAt(other.length()) == '[');
    }
}
