package io.milehub.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the guard what an item run would do to the shop: pieces that vanish, and pieces that change their category. */
class ItemEffects {
    private static final String FIND = """
            insert into pg_temp.run_effect (measure, brand, sku, was, becomes)
            select case when c.verb = 'REMOVED' then 'removed' else 'category' end, c.old_brand, c.sku,
                   c.old_category, c.category
              from pg_temp.item_change c
             where c.verb = 'REMOVED' or (c.verb = 'CHANGED' and c.category is distinct from c.old_category)
            """;

    private final JdbcClient jdbc;

    ItemEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void find() {
        jdbc.sql(FIND).update();
    }
}
