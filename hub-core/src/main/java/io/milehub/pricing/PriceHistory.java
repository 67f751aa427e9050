package io.milehub.pricing;

import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps of the prices that a run told in vain where they came from; those that it replaces or removes stay in
 * {@code pricing.price_fact} with their end. Asked after the changes were found and before any is written.
 */
class PriceHistory {
    /** See {@code ItemHistory}: also here the same old price is written down once. */
    private static final String LOST = """
            insert into intake.past_fact (tenant_id, offer_id, kind, part, fate, delivery_id, ordinal, mapping_id,
                   version, as_of, content_hash, run_id)
            select tenancy.current_tenant(), f.offer_id, 'PRICE', f.type, 'LOST', s.delivery_id, s.ordinal, :mapping,
                   s.version, s.as_of, s.hash, :run
              from pg_temp.stage_price s
              join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              join pricing.price_fact f
                on f.tenant_id = tenancy.current_tenant() and f.offer_id = o.offer_id and f.market = '*'
               and f.type = s.type and f.told_by = 'PRICE' and f.valid_to is null
              left join pg_temp.price_change c on c.fact_id = f.fact_id
             where c.fact_id is null
               and f.content_hash <> s.hash
            on conflict (tenant_id, offer_id, kind, part, content_hash, version, as_of) where fate = 'LOST' do nothing
            """;

    private final JdbcClient jdbc;

    PriceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MergeContext context, MergeCounts counts) {
        if (counts.unchanged() > 0) {
            jdbc.sql(LOST)
                    .param("run", context.run().value())
                    .param("mapping", context.mappingId())
                    .param("supplier", context.supplierId())
                    .update();
        }
    }
}
