package io.milehub.assortment;

import io.milehub.outbox.Event;
import io.milehub.outbox.EventConsumer;
import io.milehub.tenancy.Tenancy;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists products as they arrive, where the shop wants it so. A listing that stands, in whatever state, is left alone.
 */
@Component
class ListingConsumer implements EventConsumer {
    private static final String LIST = """
            insert into assortment.listing (tenant_id, product_id, market, state)
            select tenancy.current_tenant(), p.product_id, m.market, :state
              from catalogue.product p
              join pricing.market m on m.tenant_id = tenancy.current_tenant()
             where p.tenant_id = tenancy.current_tenant() and p.product_id = any(:products)
             order by p.product_id, m.market
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final ListingPolicy policy;

    ListingConsumer(JdbcClient jdbc, ListingPolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    @Override
    public String name() {
        return "listing-on-arrival";
    }

    @Override
    public Set<String> types() {
        return Set.of("ProductChanged");
    }

    @Override
    public void consume(List<Event> batch) {
        switch (policy.of(Tenancy.current())) {
            case LIST -> list(batch, "LISTED");
            case DRAFT -> list(batch, "DRAFT");
            case LEAVE -> {}
        }
    }

    private void list(List<Event> batch, String state) {
        Long[] products = batch.stream()
                .map(event -> Long.valueOf(event.aggregateId()))
                .distinct()
                .toArray(Long[]::new);
        jdbc.sql(LIST).param("state", state).param("products", products).update();
    }
}
