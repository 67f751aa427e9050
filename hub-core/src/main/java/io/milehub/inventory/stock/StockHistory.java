package io.milehub.inventory.stock;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps of the counts that a stock run is about to overwrite, and of those that it told in vain, where they came from.
 * Asked after {@code StockLevels} found what changes and before it writes.
 */
class StockHistory {
    /** A level without a hash was written down when a snapshot lacked it. */
    private static final String REPLACED = """
            insert into intake.past_fact (tenant_id, offer_id, kind, part, fate, delivery_id, ordinal, mapping_id,
                   version, as_of, content_hash, run_id)
            select tenancy.current_tenant(), l.offer_id, 'STOCK', l.location,
                   case c.verb when 'REMOVED' then 'REMOVED' else 'REPLACED' end, l.delivery_id, l.ordinal,
                   l.mapping_id, l.version, l.as_of, l.content_hash, :run
              from pg_temp.stock_change c
              join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = c.offer_id and l.location = c.location
             where c.verb in ('CHANGED', 'REMOVED') and l.content_hash is not null
            """;

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
        jdbc.sql(REPLACED).param("run", context.run().value()).update();
        jdbc.sql(LOST).param("run", context.run().value()).update();
    }
}
