package io.milehub.orders;

import io.milehub.database.ShortTransactions;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where orders go. An address stands here alone, under the number of its order, and is read when a message needs it;
 * events, ledger and audit trail name the order. After its time it is deleted.
 */
@Service
public class DeliveryAddresses {
    private static final String GIVE = """
            insert into orders.delivery_address
              (tenant_id, order_id, name, lines, city, region, postal_code, country)
            values (tenancy.current_tenant(), :order, :name, :lines, :city, :region, :postalCode, :country)
            on conflict (tenant_id, order_id) do update
               set name = excluded.name, lines = excluded.lines, city = excluded.city, region = excluded.region,
                   postal_code = excluded.postal_code, country = excluded.country, given_at = hub.now()
            """;

    private static final String OF = """
            select name, lines, city, region, postal_code, country from orders.delivery_address
             where tenant_id = tenancy.current_tenant() and order_id = :order
            """;

    /** The number of an order that was never placed is a checkout's that nobody paid. */
    private static final String PURGE = """
            with old as materialized (
              select a.order_id
                from orders.delivery_address a
                left join orders.customer_order o on o.tenant_id = a.tenant_id and o.order_id = a.order_id
               where a.tenant_id = tenancy.current_tenant()
                 and a.given_at < (select hub.now() - :unordered * interval '1 second')
                 and (o.order_id is null or o.placed_at < (select hub.now() - :keep * interval '1 second'))
               order by a.given_at
               limit :max
                 for update of a skip locked)
            delete from orders.delivery_address a
             using old
             where a.tenant_id = tenancy.current_tenant() and a.order_id = old.order_id
            """;

    private final JdbcClient jdbc;
    private final ShortTransactions transactions;
    private final AddressLimits limits;

    DeliveryAddresses(JdbcClient jdbc, ShortTransactions transactions, AddressLimits limits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Keeps where an order goes, or will once it is placed, instead of what was given before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(OrderId order, DeliveryAddress address) {
        jdbc.sql(GIVE)
                .param("order", order.value())
                .param("name", address.name())
                .param("lines", address.lines().toArray(String[]::new))
                .param("city", address.city())
                .param("region", address.region())
                .param("postalCode", address.postalCode())
                .param("country", address.country())
                .update();
    }

    /** Where an order goes; empty if nobody said so, or if its time is over. */
    @Transactional(readOnly = true)
    public Optional<DeliveryAddress> of(OrderId order) {
        return jdbc.sql(OF)
                .param("order", order.value())
                .query((row, _) -> new DeliveryAddress(
                        row.getString("name"),
                        List.of((String[]) row.getArray("lines").getArray()),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")))
                .optional();
    }

    /**
     * Deletes in batches; many nodes may do it at once. To be called every few minutes.
     *
     * @return how many addresses were forgotten
     */
    public int purge() {
        return transactions.batches(
                limits.purgeMax(),
                () -> jdbc.sql(PURGE)
                        .param("keep", limits.keep().toSeconds())
                        .param("unordered", limits.keepUnordered().toSeconds())
                        .param("max", limits.purgeMax())
                        .update());
    }
}
