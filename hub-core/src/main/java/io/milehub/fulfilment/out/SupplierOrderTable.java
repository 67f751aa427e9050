package io.milehub.fulfilment.out;

import io.milehub.orders.OrderId;
import io.milehub.orders.Sendings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Supplier orders with their lines, from an order's placement to the message that carries them. */
@Repository
class SupplierOrderTable {
    /** One a supplier; a repeated event finds those that stand. */
    private static final String PLACE = """
            insert into fulfilment.supplier_order (tenant_id, order_id, supplier_id)
            select distinct tenancy.current_tenant(), u.order_id, o.supplier_id
              from orders.order_unit u join catalogue.offer o using (tenant_id, offer_id)
             where u.tenant_id = tenancy.current_tenant() and u.order_id = any(:orders)
            on conflict (tenant_id, order_id, supplier_id) do nothing
            """;

    /** A block on the order (a suspicion of fraud, an export licence) keeps all of it here. */
    private static final String WAITING = """
            select w.supplier_order_id, w.order_id, o.country, o.placed_at
              from fulfilment.supplier_order w
              join intake.source s on s.tenant_id = w.tenant_id and s.supplier_id = w.supplier_id
              join orders.customer_order o on o.tenant_id = w.tenant_id and o.order_id = w.order_id
             where w.tenant_id = tenancy.current_tenant() and s.source = :source
               and w.outgoing_id is null and w.refused is null
               and not exists (select from orders.order_block b
                                where b.tenant_id = w.tenant_id and b.order_id = w.order_id and b.lifted_at is null)
             order by w.supplier_order_id
             limit 1
               for update of w skip locked
            """;

    /** Lines are numbered as answers to them are read; a line that is being sent is what of it waits to be sent. */
    private static final String LINES = """
            insert into fulfilment.supplier_order_line
              (tenant_id, supplier_order_id, line, offer_id, location, quantity)
            select tenancy.current_tenant(), w.supplier_order_id, l.line, l.offer_id, l.location, u.waiting
              from fulfilment.supplier_order w
             cross join lateral fulfilment.lines_of(w.order_id) l
             cross join lateral (
                   select count(*) as waiting from orders.order_unit u
                    where u.tenant_id = w.tenant_id and u.order_id = w.order_id and u.offer_id = l.offer_id
                      and u.location = l.location and u.state = 'ALLOCATED') u
             where w.tenant_id = tenancy.current_tenant() and w.supplier_order_id = :id
               and l.supplier_id = w.supplier_id and u.waiting > 0
            """;

    private static final String READ_LINES = """
            select l.line, l.location, l.quantity, o.supplier_sku, o.gtin, u.title, u.cost_minor, u.cost_currency
              from fulfilment.supplier_order_line l
              join fulfilment.supplier_order w using (tenant_id, supplier_order_id)
              join catalogue.offer o using (tenant_id, offer_id)
             cross join lateral (
                   select title, cost_minor, cost_currency from orders.order_unit u
                    where u.tenant_id = w.tenant_id and u.order_id = w.order_id and u.offer_id = l.offer_id
                      and u.location = l.location
                    order by u.position
                    limit 1) u
             where l.tenant_id = tenancy.current_tenant() and l.supplier_order_id = :id
             order by l.line
            """;

    private static final String CARRIED = """
            update fulfilment.supplier_order set outgoing_id = :outgoing
             where tenant_id = tenancy.current_tenant() and supplier_order_id = :id
            """;

    private static final String REFUSED = """
            update fulfilment.supplier_order set refused = :why
             where tenant_id = tenancy.current_tenant() and supplier_order_id = :id
            """;

    private static final String NO_LINES = """
            delete from fulfilment.supplier_order_line
             where tenant_id = tenancy.current_tenant() and supplier_order_id = :id
            """;

    private static final String CARRIED_BY = """
            select w.order_id, array_agg(l.offer_id) as offers
              from fulfilment.supplier_order w
              join fulfilment.supplier_order_line l using (tenant_id, supplier_order_id)
             where w.tenant_id = tenancy.current_tenant() and w.outgoing_id = :outgoing
             group by w.order_id
            """;

    private final JdbcClient jdbc;
    private final Sendings sendings;

    SupplierOrderTable(JdbcClient jdbc, Sendings sendings) {
        this.jdbc = jdbc;
        this.sendings = sendings;
    }

    /** A supplier order that waits to be written. */
    record Waiting(long id, OrderId order, String country, Instant placedAt) {}

    /** One line of it. */
    record Line(
            int line,
            String location,
            int quantity,
            String sku,
            @Nullable String gtin,
            String title,
            @Nullable Long costMinor,
            @Nullable String costCurrency) {}

    void place(List<Long> orders) {
        jdbc.sql(PLACE).param("orders", orders.toArray(Long[]::new)).update();
    }

    Optional<Waiting> waiting(String source) {
        return jdbc.sql(WAITING)
                .param("source", source)
                .query((row, _) -> new Waiting(
                        row.getLong("supplier_order_id"),
                        new OrderId(row.getLong("order_id")),
                        row.getString("country"),
                        row.getObject("placed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What of it still waits to be sent, from now on its lines. */
    List<Line> lines(Waiting order) {
        jdbc.sql(LINES).param("id", order.id()).update();
        return jdbc.sql(READ_LINES)
                .param("id", order.id())
                .query(SupplierOrderTable::line)
                .list();
    }

    void carried(Waiting order, long outgoing) {
        jdbc.sql(CARRIED).param("id", order.id()).param("outgoing", outgoing).update();
    }

    /** It cannot be written, or nothing is left of it. */
    void refused(Waiting order, String why) {
        jdbc.sql(NO_LINES).param("id", order.id()).update();
        jdbc.sql(REFUSED).param("id", order.id()).param("why", why).update();
    }

    void sent(long outgoing) {
        carriedBy(outgoing).forEach(carried -> sendings.sent(carried.order(), carried.offers()));
    }

    void lost(long outgoing) {
        carriedBy(outgoing).forEach(carried -> sendings.lost(carried.order(), carried.offers()));
    }

    private record Carried(OrderId order, List<Long> offers) {}

    private List<Carried> carriedBy(long outgoing) {
        return jdbc.sql(CARRIED_BY)
                .param("outgoing", outgoing)
                .query((row, _) -> new Carried(new OrderId(row.getLong("order_id")), List.of((Long[])
                        row.getArray("offers").getArray())))
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getInt("line"),
                row.getString("location"),
                row.getInt("quantity"),
                row.getString("supplier_sku"),
                row.getString("gtin"),
                row.getString("title"),
                row.getObject("cost_minor", Long.class),
                row.getString("cost_currency"));
    }
}
