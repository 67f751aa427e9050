package io.milehub.checkout;

import io.milehub.orders.OrderId;
import org.jspecify.annotations.Nullable;

/** What became of a wish to pay a checkout. */
public sealed interface PaymentOutcome {
    /** Paid; the order stands, now or since an earlier call. */
    record Paid(OrderId orderId) implements PaymentOutcome {}

    /** The provider said no; the checkout can be paid otherwise until its hold ends. */
    record Declined(String reason) implements PaymentOutcome {}

    /** The member has to act at the provider, then ask again. */
    record ActionRequired(@Nullable String url) implements PaymentOutcome {}

    /** Nobody knows yet; the hub keeps asking, and so may the member. */
    record Unclear() implements PaymentOutcome {}

    /** Another call is paying this checkout at this moment. */
    record InProgress() implements PaymentOutcome {}

    /** The hold ended before the checkout was paid, or its stock was lost; no money is kept. */
    record HoldEnded() implements PaymentOutcome {}

    /** The member has no such checkout. */
    record UnknownCheckout() implements PaymentOutcome {}
}
