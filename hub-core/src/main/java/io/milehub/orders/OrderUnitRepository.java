package io.milehub.orders;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of pieces as they move through their states. */
@Repository
class OrderUnitRepository {
    private static final String MOVE = """
            update orders.order_unit set state = :to, version = version + 1
             where tenant_id = tenancy.current_tenant() and order_id = :order and offer_id = any(:offers)
               and state = :from
            """;

    private final JdbcClient jdbc;

    OrderUnitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves what stands in one of the states, each by the table of states; what stands elsewhere is left. */
    void move(OrderId order, List<Long> offers, List<OrderUnitState> from, OrderUnitState.Event event) {
        for (OrderUnitState state : from) {
            jdbc.sql(MOVE)
                    .param("order", order.value())
                    .param("offers", offers.toArray(Long[]::new))
                    .param("from", state.code())
                    .param("to", state.on(event).code())
                    .update();
        }
    }
}
