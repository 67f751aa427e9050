package io.milehub.fulfilment.out;

import io.milehub.outbox.Event;
import io.milehub.outbox.EventConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An order that was placed becomes one order a supplier, each waiting for a route that takes it. */
@Component
class SupplierOrderConsumer implements EventConsumer {
    private final SupplierOrderTable orders;

    SupplierOrderConsumer(SupplierOrderTable orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "supplier-orders";
    }

    @Override
    public Set<String> types() {
        return Set.of("OrderPlaced");
    }

    @Override
    public void consume(List<Event> batch) {
        orders.place(batch.stream()
                .map(event -> Long.valueOf(event.aggregateId()))
                .distinct()
                .sorted()
                .toList());
    }
}
