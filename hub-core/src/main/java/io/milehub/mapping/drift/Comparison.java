package io.milehub.mapping.drift;

import io.milehub.mapping.drift.DriftReport.Absence;
import io.milehub.mapping.drift.DriftReport.NeverThere;
import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import io.milehub.mapping.reads.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays what is read beside what was seen. */
final class Comparison {
    /** The last page has no next one, and a sample is often the last page. */
    private static final String NEXT = "page.next";

    private final List<Use> uses;
    private final Folding folding;
    private final Census census;
    private final boolean anyRecord;
    private final boolean anyDocument;

    Comparison(List<Use> uses, Folding folding, Census census, boolean anyRecord) {
        this.uses = uses;
        this.folding = folding;
        this.census = census;
        this.anyRecord = anyRecord;
        this.anyDocument = census.root(Level.DOCUMENT).there() > 0;
        uses.forEach(this::mark);
    }

    private void mark(Use use) {
        for (ReadPath path : use.reads().paths()) {
            found(path).forEach(Place::markRead);
        }
        for (ReadPath path : use.reads().loops()) {
            found(path).stream()
                    .filter(place -> place.types().contains(JsonType.OBJECT))
                    .forEach(Place::markRead);
        }
    }

    /** The places that a path means; what is read before the records is no longer unread in the whole document. */
    private Set<Place> found(ReadPath path) {
        Set<Place> found = new LinkedHashSet<>();
        for (ReadPath one : folding.of(path)) {
            found.addAll(at(census.root(one.level()), one.steps()));
            if (one.level() == Level.ROOT) {
                found.addAll(at(census.root(Level.DOCUMENT), one.steps()));
            }
        }
        return found;
    }

    /** A step into a list may find a single value, as the functions that take lists do. */
    private static List<Place> at(Place root, List<String> steps) {
        List<Place> places = List.of(root);
        for (String step : steps) {
            List<Place> further = new ArrayList<>(step.equals(ReadPath.EACH) ? places : List.of());
            for (Place place : places) {
                Place below = place.below(step);
                if (below != null) {
                    further.add(below);
                }
            }
            places = further;
        }
        return places;
    }

    List<Seen> unread() {
        List<Seen> unread = new ArrayList<>();
        for (Level level : Level.values()) {
            if (folding.isOwn(level, anyDocument)) {
                unread(new ReadPath(level, List.of()), census.root(level), unread);
            }
        }
        return unread;
    }

    /** The topmost of places that are unread with all that is below them. */
    private void unread(ReadPath path, Place place, List<Seen> into) {
        if (place.isRead()) {
            return;
        }
        for (Map.Entry<String, Place> below : place.below()) {
            ReadPath further = path.then(below.getKey());
            if (below.getValue().isReadSomewhere()) {
                unread(further, below.getValue(), into);
            } else if (!folding.isMadeUp(further, below.getValue())) {
                into.add(seen(further, below.getValue(), false));
            }
        }
    }

    List<Seen> places() {
        List<Seen> places = new ArrayList<>();
        for (Level level : Level.values()) {
            if (folding.isOwn(level, anyDocument)) {
                Place root = census.root(level);
                places(new ReadPath(level, List.of()), root, root.isRead(), places);
            }
        }
        return places;
    }

    private void places(ReadPath path, Place place, boolean read, List<Seen> into) {
        for (Map.Entry<String, Place> below : place.below()) {
            ReadPath further = path.then(below.getKey());
            boolean readToo = read || below.getValue().isRead();
            into.add(seen(further, below.getValue(), readToo));
            places(further, below.getValue(), readToo, into);
        }
    }

    private static Seen seen(ReadPath path, Place place, boolean read) {
        return new Seen(path.toString(), read, place.there(), place.told(), place.types(), place.example());
    }

    List<NeverThere> neverThere() {
        Map<ReadPath, NeverThere> missing = new LinkedHashMap<>();
        for (Use use : uses) {
            if (!use.name().equals(NEXT)) {
                use.reads().paths().stream()
                        .sorted(Comparator.comparing(ReadPath::toString))
                        .forEach(path -> missing(path, use, missing));
            }
        }
        return List.copyOf(missing.values());
    }

    private void missing(ReadPath path, Use use, Map<ReadPath, NeverThere> into) {
        boolean anySeen = path.level() == Level.DOCUMENT ? anyDocument : anyRecord;
        boolean whole = path.steps().isEmpty() && path.level() != Level.PARENT && path.level() != Level.GRANDPARENT;
        List<ReadPath> meant = folding.of(path);
        if (!anySeen || whole || meant.isEmpty()) {
            return;
        }
        List<Place> places = new ArrayList<>();
        meant.forEach(one -> places.addAll(at(census.root(one.level()), one.steps())));
        if (places.stream().anyMatch(place -> place.told() > 0)) {
            return;
        }
        boolean there = places.stream().anyMatch(place -> place.there() > 0);
        boolean after = !there && found(path).stream().anyMatch(place -> place.told() > 0);
        Absence absence = there ? Absence.BLANK : after ? Absence.AFTER_RECORDS : Absence.ABSENT;
        into.merge(
                path,
                new NeverThere(path.toString(), absence, List.of(use.name()), use.line()),
                (one, more) -> new NeverThere(one.path(), one.absence(), joined(one, more), one.line()));
    }

    private static List<String> joined(NeverThere one, NeverThere more) {
        Set<String> uses = new LinkedHashSet<>(one.uses());
        uses.addAll(more.uses());
        return List.copyOf(uses);
    }
}
