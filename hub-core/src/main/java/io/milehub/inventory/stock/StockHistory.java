package io.milehub.inventory.stock;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps of the counts that a stock run told in vain where they came from; {@code StockLevels} does so of the old. */
class StockHistory {
    /** See {@code ItemHistory}: also here the same old count is written down once. */
    private static final String LOST = """
            insert into intake.past_fact (tenant_id, offer_id, kind, part, fate, delivery_id, ordinal, mapping_id,
                   version, as_of, content_hash, run_id)
            select tenancy.current_tenant(), c.offer_id, 'STOCK', c.location, 'LOST', c.delivery_id, c.ordinal,
                   c.mapping_id, c.version, c.as_of, c.hash, :run
              from pg_temp.stock_change c
             where c.verb = 'OLDER' and c.offer_id is not null
            on conflict (tenant_id, offer_id, kind, part, content_hash, version, as_of) where fate = 'LOST' do nothing
            """;

    private final JdbcClient jdbc;

    StockHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MergeContext context) {
        jdbc.sql(LOST).param("run", context.run().value()).update();
    }
}
