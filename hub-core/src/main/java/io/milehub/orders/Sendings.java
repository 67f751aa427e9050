package io.milehub.orders;

import io.milehub.orders.OrderUnitState.Event;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the way of an order to its suppliers does to its pieces, as part of the caller's transaction. */
@Service
public class Sendings {
    private final OrderUnitRepository units;

    Sendings(OrderUnitRepository units) {
        this.units = units;
    }

    /** The supplier has the order for these offers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(OrderId order, List<Long> offers) {
        units.move(
                order, offers, List.of(new OrderUnitState.Allocated(), new OrderUnitState.SendUnknown()), Event.SEND);
    }

    /** Nobody knows whether it has; a piece of which the supplier has spoken meanwhile stays where that has put it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lost(OrderId order, List<Long> offers) {
        units.move(order, offers, List.of(new OrderUnitState.Allocated()), Event.LOSE_SEND);
    }
}
