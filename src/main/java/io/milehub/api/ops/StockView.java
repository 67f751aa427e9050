package io.milehub.api.ops;

import io.milehub.inventory.story.StockStory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock of one offer at one location, as {@link StockStory} tells it; ids are text. */
record StockView(Level level, List<Promise> promises, List<Step> steps) {
    /** What stands, as of when and from which delivery; {@code free} is what can still be promised. */
    record Level(
            String offerId,
            String supplier,
            String sku,
            String location,
            String source,
            @Nullable Instant asOf,
            String deliveryId,
            int onHand,
            int held,
            int committed,
            int disputed,
            int buffer,
            int shortfall,
            int free) {}

    /** Pieces of a live hold (HELD, PINNED), or sold ones that the supplier's count cannot have seen (SOLD). */
    record Promise(
            String holdId,
            String state,
            int pieces,
            Instant since,
            @Nullable Instant until) {}

    /**
     * A counter that moved, and what it was then; what the supplier said (why SUPPLIER); or what another source counted
     * (why PARITY).
     */
    record Step(
            Instant at,
            String what,
            int pieces,
            @Nullable Integer after,
            String why,
            String reference,
            @Nullable String deliveryId,
            @Nullable Instant seenAt) {}

    static StockView of(StockStory story) {
        return new StockView(
                level(story.level()),
                story.promises().stream()
                        .map(promise -> new Promise(
                                String.valueOf(promise.holdId()),
                                promise.state(),
                                promise.pieces(),
                                promise.since(),
                                promise.until()))
                        .toList(),
                story.steps().stream().map(StockView::step).toList());
    }

    private static Level level(StockStory.Level level) {
        return new Level(
                String.valueOf(level.offerId()),
                level.supplier(),
                level.sku(),
                level.location(),
                level.source(),
                level.asOf(),
                String.valueOf(level.deliveryId()),
                level.onHand(),
                level.held(),
                level.committed(),
                level.disputed(),
                level.buffer(),
                level.shortfall(),
                level.free());
    }

    private static Step step(StockStory.Step step) {
        Long delivery = step.deliveryId();
        return new Step(
                step.at(),
                step.what(),
                step.pieces(),
                step.after(),
                step.why(),
                step.reference(),
                delivery == null ? null : delivery.toString(),
                step.seenAt());
    }
}
