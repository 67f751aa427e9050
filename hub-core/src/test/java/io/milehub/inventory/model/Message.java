package io.milehub.inventory.model;

import io.milehub.inventory.sold.SupplierWord.Kind;
import java.time.Instant;
import java.util.List;

/** What a supplier has sent: it may arrive late, twice, in another order or never. */
sealed interface Message {
    String id();

    /** A change that is told of one place. */
    record Change(String id, int source, Count count) implements Message {}

    /** All that a source has, as of a moment; a place that it lacks has none. */
    record Snapshot(String id, int source, Instant asOf, List<Count> counts) implements Message {}

    /** What it says of pieces that we sold. */
    record Word(String id, int taken, Place place, Kind kind, int quantity, Instant seenAt) implements Message {}

    /** @param version 0 where none is counted */
    record Count(Place place, int quantity, Instant asOf, int version) {
        @Override
        public String toString() {
            return place + "=" + quantity + " of " + asOf.toString().substring(11, 19)
                    + (version > 0 ? "v" + version : "");
        }
    }
}
