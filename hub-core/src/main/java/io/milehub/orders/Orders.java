package io.milehub.orders;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.inventory.Holds;
import io.milehub.outbox.Outbox;
import io.milehub.payment.Payments;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders: placed once their payment is authorised, in one transaction with the stock and the money that they
 * take.
 */
@Service
public class Orders {
    /** The longest page of {@link #of}. */
    public static final int PAGE_MAX = 100;

    private final OrderRepository orders;
    private final Holds holds;
    private final Payments payments;
    private final Outbox outbox;
    private final MeterRegistry meters;

    Orders(OrderRepository orders, Holds holds, Payments payments, Outbox outbox, MeterRegistry meters) {
        this.orders = orders;
        this.holds = holds;
        this.payments = payments;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** A number for an order that may be placed later; numbers have gaps. */
    @Transactional
    public OrderId mint() {
        return orders.mint();
    }

    /**
     * Places an order as part of the caller's transaction: the hold becomes sold pieces, each piece a unit,
     * each unit a share of the payment, and the event {@code OrderPlaced} tells of it.
     *
     * @return false if the hold can no longer be sold; then nothing was written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean place(PlaceOrder order) {
        if (!holds.commit(order.hold())) {
            return false;
        }
        orders.insert(order);
        List<Payments.Share> shares = orders.insertUnits(order);
        payments.allocate(
                order.payment(), order.id().value(), shares, order.total().minus(order.tax()), order.tax());
        outbox.append("OrderPlaced", "order", order.id().toString(), 1, """
                {"orderId":"%s","memberId":"%d","units":%d,"totalMinor":%d,"currency":"%s"}""".formatted(
                        order.id(),
                        order.memberId(),
                        shares.size(),
                        order.total().minor(),
                        order.total().currency().getCurrencyCode()));
        meters.counter("milehub.orders", "market", order.market()).increment();
        return true;
    }

    /** A member's own order; another's is as absent as none. */
    @Transactional(readOnly = true)
    public Optional<Order> find(OrderId id, long memberId) {
        return orders.find(id.value(), memberId).stream().findFirst();
    }

    /**
     * A member's orders, newest first.
     *
     * @param before only orders with a smaller number
     * @param limit at most {@link #PAGE_MAX}
     */
    @Transactional(readOnly = true)
    public List<Order> of(long memberId, long before, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new IllegalArgumentException("A page has 1 to " + PAGE_MAX + " orders, not " + limit);
        }
        return orders.of(memberId, before, limit);
    }
}
