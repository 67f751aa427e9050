package io.milehub.inventory.model;

import io.milehub.inventory.model.Message.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The supplier's last word on each place, in the order of its facts: by version where a source counts them, else by
 * moment, and an accepted snapshot says again all that it does not contradict. And what is disputed of it.
 */
final class Counted {
    private final Layout layout;
    private final Map<Place, Standing> standing = new TreeMap<>();
    private final Map<Integer, Instant> watermarks = new HashMap<>();

    private static final class Standing {
        private int onHand;
        private Instant asOf = Instant.MIN;
        private int version;
        private int disputed;
        private Instant disputedAt = Instant.MIN;
    }

    Counted(Layout layout) {
        this.layout = layout;
        layout.pieces().keySet().forEach(place -> standing.put(place, new Standing()));
    }

    /** One run over changes: of a place it tells only the latest. */
    void changed(Collection<Count> counts) {
        Map<Place, Count> latest = new TreeMap<>();
        counts.forEach(count ->
                latest.merge(count.place(), count, (a, b) -> a.asOf().isAfter(b.asOf()) ? a : b));
        latest.values().forEach(count -> tell(count, watermark(count.place())));
    }

    void snapshot(int source, Instant asOf, Collection<Count> counts) {
        Instant before = watermarks.getOrDefault(source, Instant.MIN);
        List<Place> lacked = new ArrayList<>(layout.places(source));
        for (Count count : counts) {
            lacked.remove(count.place());
            tell(count, before);
        }
        lacked.forEach(place -> tell(new Count(place, 0, asOf, 0), before));
        watermarks.merge(source, asOf, (a, b) -> a.isAfter(b) ? a : b);
    }

    private void tell(Count count, Instant watermark) {
        Standing level = level(count.place());
        boolean later = count.version() > 0
                ? count.version() > level.version
                : count.asOf().isAfter(level.asOf) && count.asOf().isAfter(watermark);
        if (!later) {
            return;
        }
        if (count.quantity() != level.onHand && count.asOf().isAfter(level.disputedAt)) {
            level.disputed = 0;
        }
        level.onHand = count.quantity();
        level.asOf = count.asOf();
        level.version = count.version();
    }

    /** Whether the counts must have seen what happened at a moment on the supplier's clock. */
    boolean haveSeen(Place place, @Nullable Instant moment) {
        Duration lag = layout.source(place).lag();
        Instant countedAt = level(place).asOf;
        Instant watermark = watermark(place);
        Instant effective = countedAt.isAfter(watermark) ? countedAt : watermark;
        return moment != null && !moment.plus(lag).isAfter(effective);
    }

    void dispute(Place place, Instant refusedAt) {
        Standing level = level(place);
        level.disputed++;
        level.disputedAt = refusedAt.isAfter(level.disputedAt) ? refusedAt : level.disputedAt;
    }

    int clear(Place place) {
        int disputed = level(place).disputed;
        level(place).disputed = 0;
        return disputed;
    }

    int onHand(Place place) {
        return level(place).onHand;
    }

    int disputed(Place place) {
        return level(place).disputed;
    }

    private Standing level(Place place) {
        Standing level = standing.get(place);
        if (level == null) {
            throw new IllegalArgumentException("no such place: " + place);
        }
        return level;
    }

    private Instant watermark(Place place) {
        return watermarks.getOrDefault(layout.offers().get(place.offer()).source(), Instant.MIN);
    }
}
