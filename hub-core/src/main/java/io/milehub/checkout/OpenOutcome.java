package io.milehub.checkout;

import io.milehub.money.Money;
import java.util.List;

/** What became of a wish to check a hold out. Everything but {@link Opened} left no trace. */
public sealed interface OpenOutcome {
    /** The checkout stands, now or since an earlier call for the same hold. */
    record Opened(Checkout checkout) implements OpenOutcome {}

    /** The member has no such hold. */
    record UnknownHold() implements OpenOutcome {}

    /** The hold is past its deadline or was given back. */
    record HoldEnded() implements OpenOutcome {}

    /** Prices changed since the hold was taken; each change is named. */
    record PriceChanged(List<Change> changes) implements OpenOutcome {}

    /** These variants are no longer sold to this member in this market and country. */
    record NotSellable(List<Long> variantIds) implements OpenOutcome {}

    /** The market does not deliver to the country, or no tax rate is known for it. */
    record NotServed(String market, String country) implements OpenOutcome {}

    /** What the member was shown for a piece when the hold was taken, and what is shown now. */
    record Change(long variantId, Money seen, Money now) {}
}
