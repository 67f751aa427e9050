package io.milehub.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the guard what an item run would do to the shop: pieces that vanish, and pieces that change their category. */
class ItemEffects {
    private static final String FIND = """
            insert into pg_temp.run_effect (measure, brand, sku, was, becomes)
            select case when c.verb = 'REMOVED' then 'removed' else 'category' end, o.brand, c.sku,
                   o.content ->> 'category', s.category
              from pg_temp.item_change c
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
              left join pg_temp.stage_item s using (sku)
             where c.verb = 'REMOVED'
                or (c.verb = 'CHANGED' and s.category is distinct from o.content ->> 'category')
            """;

    private final JdbcClient jdbc;

    ItemEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void find() {
        jdbc.sql(FIND).update();
    }
}
