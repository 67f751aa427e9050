package io.milehub.checkout;

import io.milehub.inventory.HoldId;
import io.milehub.money.Money;
import io.milehub.orders.OrderId;
import io.milehub.orders.PlaceOrder;
import java.time.Instant;
import java.util.List;

/**
 * A hold with its prices frozen.
 *
 * @param orderId the number that the order will have once it is paid
 * @param expiresAt until when it can be paid: the deadline of its hold
 */
public record Checkout(
        CheckoutId id,
        long memberId,
        HoldId holdId,
        OrderId orderId,
        String market,
        String country,
        Money total,
        CheckoutState state,
        Instant expiresAt,
        List<PlaceOrder.Line> lines) {
    public Checkout {
        lines = List.copyOf(lines);
    }

    /** The tax in {@link #total}. */
    public Money tax() {
        return lines.stream()
                .map(line -> line.tax().times(line.quantity()))
                .reduce(Money::plus)
                .orElseGet(() -> Money.zero(total.currency()));
    }
}
