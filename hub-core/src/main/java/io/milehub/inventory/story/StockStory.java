package io.milehub.inventory.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock of one offer at one location, and how it came to be. */
public record StockStory(Level level, List<Step> steps) {
    public StockStory {
        steps = List.copyOf(steps);
    }

    /**
     * What stands.
     *
     * @param source whose count it is
     * @param asOf when it was so, on the supplier's clock
     * @param deliveryId which brought the count
     * @param free what can still be promised; negative when the shop floor sold what was
     */
    public record Level(
            long offerId,
            String supplier,
            String sku,
            String location,
            String source,
            @Nullable Instant asOf,
            long deliveryId,
            int onHand,
            int held,
            int committed,
            int disputed,
            int buffer,
            int shortfall,
            int free) {}

    /**
     * One step of the timeline: a counter that moved, what the supplier said, or what another source counted.
     *
     * @param what the counter, or the kind of word
     * @param pieces by how much it moved, or of how many it speaks
     * @param why the reason of the ledger entry; SUPPLIER for a word; PARITY for another source's count
     * @param seenAt the moment on the supplier's clock, where there is one
     */
    public record Step(
            Instant at,
            String what,
            int pieces,
            String why,
            String reference,
            @Nullable Instant seenAt) {}
}
