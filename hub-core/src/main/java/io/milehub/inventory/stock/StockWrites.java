package io.milehub.inventory.stock;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that a stock run writes: levels, the ledger that explains them, where overwritten counts came from, and
 * events. Levels are locked as they are written, in key order, as holds lock them: whoever comes second waits, and
 * nobody waits in a circle.
 */
class StockWrites {
    /** The floor may sell what we promised: the shortfall is then what the promises lack. */
    private static final String PUT = """
            with written as (
              insert into inventory.stock_level as l (tenant_id, offer_id, location, on_hand, content_hash, raw_hash,
                     domain, version, as_of, source, delivery_id, ordinal, mapping_id, buffer)
              select tenancy.current_tenant(), c.offer_id, c.location, c.quantity, c.hash, c.raw_hash, c.domain,
                     c.version, c.as_of, c.source, c.delivery_id, c.ordinal, c.mapping_id, s.buffer
                from pg_temp.stock_change c
                join intake.source s on s.tenant_id = (select tenancy.current_tenant()) and s.source = c.source
               where c.verb not in ('SAME', 'OLDER')
               order by c.offer_id, c.location
              on conflict (tenant_id, offer_id, location) do update
                 set on_hand = excluded.on_hand,
                     shortfall = greatest(0, l.held + l.committed - excluded.on_hand), buffer = excluded.buffer,
                     disputed = case when excluded.on_hand <> l.on_hand and excluded.as_of > l.disputed_at then 0
                                     else l.disputed end,
                     content_hash = excluded.content_hash, raw_hash = excluded.raw_hash,
                     domain = excluded.domain, version = excluded.version,
                     as_of = excluded.as_of, source = excluded.source,
                     delivery_id = excluded.delivery_id, ordinal = excluded.ordinal, mapping_id = excluded.mapping_id
            """;

    /**
     * The same of levels that all stand. Written by {@link #NO_OTHER_WAY}, one after the other as they come out of the
     * sort, which is what keeps them in the order of their keys.
     */
    private static final String CHANGE = """
            with written as (
              update inventory.stock_level l
                 set on_hand = c.quantity,
                     shortfall = greatest(0, l.held + l.committed - c.quantity), buffer = c.buffer,
                     disputed = case when c.quantity <> l.on_hand and c.as_of > l.disputed_at then 0
                                     else l.disputed end,
                     content_hash = c.hash, raw_hash = c.raw_hash, domain = c.domain, version = c.version,
                     as_of = c.as_of, source = c.source, delivery_id = c.delivery_id, ordinal = c.ordinal,
                     mapping_id = c.mapping_id
                from (select c.*, s.buffer
                        from pg_temp.stock_chunk c
                        join intake.source s
                          on s.tenant_id = (select tenancy.current_tenant()) and s.source = c.source
                       order by c.offer_id, c.location offset 0) c
               where l.tenant_id = (select tenancy.current_tenant()) and l.offer_id = c.offer_id
                 and l.location = c.location
            """;

    /**
     * A count that is overwritten is kept with where it came from; a level without a hash was written down when a
     * snapshot lacked it. Every counter that moves gets its ledger entry; a delta run tells of each offer that moved
     * once, versioned by the last of its entries, which are numbered under the lock.
     */
    private static final String AND_TELL = """
              returning new.offer_id, new.location, new.on_hand - coalesce(old.on_hand, 0) as on_hand,
                        new.shortfall - coalesce(old.shortfall, 0) as shortfall,
                        new.disputed - coalesce(old.disputed, 0) as disputed, new.content_hash as hash,
                        old.content_hash as old_hash, old.delivery_id, old.ordinal, old.mapping_id, old.version,
                        old.as_of
            ), kept as (
              insert into intake.past_fact (tenant_id, offer_id, kind, part, fate, delivery_id, ordinal, mapping_id,
                     version, as_of, content_hash, run_id)
              select tenancy.current_tenant(), w.offer_id, 'STOCK', w.location,
                     case when w.hash is null then 'REMOVED' else 'REPLACED' end, w.delivery_id, w.ordinal,
                     w.mapping_id, w.version, w.as_of, w.old_hash, :run
                from written w
               where w.old_hash is not null and w.hash is distinct from w.old_hash
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
              select tenancy.current_tenant(), w.offer_id, w.location, d.counter, d.delta, 'FEED', 'run:' || :run
                from written w
                cross join lateral (values ('ON_HAND', w.on_hand), ('SHORTFALL', w.shortfall),
                                            ('DISPUTED', w.disputed)) d(counter, delta)
               where d.delta <> 0
              returning offer_id, entry_id
            )
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id,
                aggregate_version, payload)
            select tenancy.current_tenant(), outbox.partition_of('offer', e.offer_id::text), 'StockChanged', 'offer',
                   e.offer_id::text, max(e.entry_id),
                   jsonb_build_object('offerId', e.offer_id::text, 'variantId', o.variant_id::text)
              from entered e
              join catalogue.offer o on o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = e.offer_id
             where not :snapshot
             group by e.offer_id, o.variant_id
            """;

    /** One level after the other is looked up by its key, by a plan that is made once for chunks of any size. */
    private static final String NO_OTHER_WAY = """
            select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
                   case when :snapshot then set_config('synchronous_commit', 'off', true) end
            """;

    private final JdbcClient jdbc;

    StockWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes all of {@code pg_temp.stock_change}, levels that stand and such that do not. */
    void put(MergeContext context) {
        write(PUT + AND_TELL, context);
    }

    /**
     * Sets the chunk's transaction up. The commit of a snapshot's run comes after all its chunks in the log, so that it
     * makes them durable; before it, none of them needs to be: a server that dies forgets chunks of a run that is
     * mapped again anyway. Of a snapshot nothing but rows tells of a chunk, no event above all.
     */
    void prepare(MergeContext context) {
        jdbc.sql(NO_OTHER_WAY).param("snapshot", context.snapshot()).query().listOfRows();
    }

    /** Writes a chunk, {@code pg_temp.stock_chunk}, of levels that stand. */
    void change(MergeContext context) {
        write(CHANGE + AND_TELL, context);
    }

    private void write(String sql, MergeContext context) {
        jdbc.sql(sql)
                .param("run", context.run().value())
                .param("snapshot", context.snapshot())
                .update();
    }
}
