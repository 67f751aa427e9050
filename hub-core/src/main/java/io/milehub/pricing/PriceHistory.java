package io.milehub.pricing;

import io.milehub.intake.MergeContext;
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
            select tenancy.current_tenant(), c.offer_id, 'PRICE', c.type, 'LOST', c.delivery_id, c.ordinal, :mapping,
                   c.version, c.as_of, c.hash, :run
              from pg_temp.price_change c
             where c.verb = 'OLDER' and c.offer_id is not null
            on conflict (tenant_id, offer_id, kind, part, content_hash, version, as_of) where fate = 'LOST' do nothing
            """;

    private final JdbcClient jdbc;

    PriceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MergeContext context) {
        jdbc.sql(LOST)
                .param("run", context.run().value())
                .param("mapping", context.mappingId())
                .update();
    }
}
