package io.milehub.inventory.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock of one offer at one location: what stands, for whom it is promised, and how it came to be. */
public record StockStory(Level level, List<Promise> promises, List<Step> steps) {
    public StockStory {
        promises = List.copyOf(promises);
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
     * Pieces that are promised now: those of live holds add up to {@code held}, sold ones to {@code committed}.
     *
     * @param state HELD or PINNED; SOLD for pieces that the supplier's count cannot have seen
     * @param until the deadline of a hold; null for sold pieces
     */
    public record Promise(
            long holdId,
            String state,
            int pieces,
            Instant since,
            @Nullable Instant until) {}

    /**
     * One step of the timeline: a counter that moved, what the supplier said, or what another source counted.
     *
     * @param what the counter, or the kind of word
     * @param pieces by how much it moved, or of how many it speaks
     * @param after what the counter was then; null for a word or another source's count
     * @param why the reason of the ledger entry; SUPPLIER for a word; PARITY for another source's count
     * @param reference what moved it, such as {@code hold:7} or {@code run:41}
     * @param deliveryId which brought the count, where it still is or was replaced
     * @param seenAt the moment of a word or count on the supplier's clock, where there is one
     */
    public record Step(
            Instant at,
            String what,
            int pieces,
            @Nullable Integer after,
            String why,
            String reference,
            @Nullable Long deliveryId,
            @Nullable Instant seenAt) {

        Step after(int value) {
            return new Step(at, what, pieces, value, why, reference, deliveryId, seenAt);
        }
    }
}
