package io.milehub.pricing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the guard which standing prices {@code pg_temp.price_change} would move, and by how many percent of the
 * standing amount; a price that ends moves by all of it. A change of currency is told as such, since its amounts cannot
 * be compared.
 */
class PriceEffects {
    private static final String FIND = """
            insert into pg_temp.run_effect (measure, brand, sku, was, becomes, percent)
            select case when c.verb = 'REMOVED' then 'removed' when c.currency <> f.currency then 'currency'
                        else 'repriced' end,
                   o.brand, c.sku, f.amount_minor || ' ' || f.currency, c.amount_minor || ' ' || c.currency,
                   100.0 * abs(f.amount_minor - coalesce(c.amount_minor, 0)) / f.amount_minor
              from pg_temp.price_change c
              join pricing.price_fact f on f.tenant_id = tenancy.current_tenant() and f.fact_id = c.fact_id
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = f.offer_id
             where c.verb = 'REMOVED'
                or (c.verb = 'CHANGED' and (c.amount_minor, c.currency) is distinct from (f.amount_minor, f.currency))
            """;

    private final JdbcClient jdbc;

    PriceEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void find() {
        jdbc.sql(FIND).update();
    }
}
