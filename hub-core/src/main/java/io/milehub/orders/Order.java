package io.milehub.orders;

import io.milehub.money.Money;
import java.time.Instant;
import java.util.List;

/** What a member bought, one unit a piece. */
public record Order(
        OrderId id, long memberId, String market, String country, Money total, Instant placedAt, List<Unit> units) {
    public Order {
        units = List.copyOf(units);
    }

    /** One piece, with its price as it was paid. */
    public record Unit(
            int position, long variantId, String title, OrderUnitState state, Money gross, Money tax, String seller) {}
}
