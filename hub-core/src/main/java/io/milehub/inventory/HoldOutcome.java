package io.milehub.inventory;

import java.util.List;

/** What became of a wish to hold a basket. Everything but {@link Held} left no trace. */
public sealed interface HoldOutcome {
    /** The whole basket is held. */
    record Held(Hold hold) implements HoldOutcome {}

    /** At least one variant lacks pieces; each that does is named. */
    record OutOfStock(List<Lack> lines) implements HoldOutcome {}

    /** These variants are not sold to this member in this market and country. */
    record NotSellable(List<Long> variantIds) implements HoldOutcome {}

    /** The member already has as many live holds as a member may. */
    record TooManyHolds(int liveHoldsMax) implements HoldOutcome {}

    /** Pieces of a variant that were asked for, and those that were free at that moment. */
    record Lack(long variantId, int asked, int available) {}
}
