package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps of what an item run is about to overwrite, and of what it told in vain, where it came from. Asked after
 * {@link ItemChanges} found what changes and before anything is written, while the rows still name their old origin.
 */
class ItemHistory {
    /** An offer that reappears was written down when it was removed. */
    private static final String REPLACED = """
            insert into intake.past_fact (tenant_id, offer_id, kind, fate, delivery_id, ordinal, mapping_id, version,
                   as_of, content_hash, run_id)
            select tenancy.current_tenant(), c.offer_id, 'ITEM',
                   case c.verb when 'REMOVED' then 'REMOVED' else 'REPLACED' end, c.old_delivery_id, c.old_ordinal,
                   c.old_mapping_id, c.old_version, c.old_as_of, c.old_hash, :run
              from pg_temp.item_change c
             where c.verb in ('CHANGED', 'REMOVED')
            """;

    /**
     * What met a fact of other content, or a removal, and did not supersede it. A source that tells the same old thing
     * again and again is written down once.
     */
    private static final String LOST = """
            insert into intake.past_fact (tenant_id, offer_id, kind, fate, delivery_id, ordinal, mapping_id, version,
                   as_of, content_hash, run_id)
            select tenancy.current_tenant(), c.offer_id, 'ITEM', 'LOST', c.delivery_id, c.ordinal, :mapping, c.version,
                   c.moment, c.hash, :run
              from pg_temp.item_change c
             where c.verb = 'OLDER' and not c.fresh
            on conflict (tenant_id, offer_id, kind, part, content_hash, version, as_of) where fate = 'LOST' do nothing
            """;

    private final JdbcClient jdbc;

    ItemHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MergeContext context, ItemChanges.Tally tally) {
        if (tally.replaced() > 0) {
            jdbc.sql(REPLACED).param("run", context.run().value()).update();
        }
        if (tally.older() > 0) {
            jdbc.sql(LOST)
                    .param("run", context.run().value())
                    .param("mapping", context.mappingId())
                    .update();
        }
    }
}
