package io.milehub.inventory;

import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that a stock run writes: levels, the ledger that explains them, and events. */
class StockLevels {
    /** Two sources of one supplier may count the same piece; holds do not take this lock. */
    private static final String LOCK_SUPPLIER = """
            select pg_advisory_xact_lock(hashtextextended('stock/' || :supplier || '/' || tenancy.current_tenant(), 0))
            """;

    /** A level without a hash is one that a snapshot lacked: a later snapshot that counts it again is right. */
    private static final String CHANGES = """
            create temp table stock_change on commit drop as
            select o.offer_id, s.location, s.quantity, s.version, s.as_of, s.hash, :source as source, s.delivery_id,
                   s.ordinal, cast(:mapping as int) as mapping_id,
                   case when l.offer_id is null then 'ADDED'
                        when l.content_hash is distinct from s.hash then 'CHANGED'
                        else 'ADVANCED' end as verb
              from pg_temp.stage_stock s
              join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              left join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = o.offer_id and l.location = s.location
             where l.offer_id is null
                or (l.content_hash is null and :snapshot)
                or (catalogue.supersedes(s.version, s.as_of, s.hash, l.version, l.as_of, l.content_hash)
                    and (l.content_hash is distinct from s.hash
                         and (l.content_hash is not null or s.version is null and s.as_of is null
                              or s.version is distinct from l.version or s.as_of is distinct from l.as_of)
                         or s.version is distinct from l.version and s.version is not null
                         or s.as_of is distinct from l.as_of and s.as_of is not null))
            """;

    /** What a snapshot lacks is gone, and no older than the youngest count that the snapshot has. */
    private static final String LACKING = """
            insert into pg_temp.stock_change
            select l.offer_id, l.location, 0, l.version,
                   greatest(l.as_of, (select max(s.as_of) from pg_temp.stage_stock s)), null, l.source, l.delivery_id,
                   l.ordinal, l.mapping_id, 'REMOVED'
              from inventory.stock_level l
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = l.offer_id
             where l.tenant_id = tenancy.current_tenant() and l.source = :source and l.content_hash is not null
               and not exists (select from pg_temp.stage_stock s
                                where s.sku = o.supplier_sku and s.location = l.location)
            """;

    private static final String COUNT = """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   (select count(*) from pg_temp.stage_stock)
                     - count(*) filter (where verb in ('ADDED', 'CHANGED')) as unchanged,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.stock_change
            """;

    /** In key order, as holds lock them: whoever comes second waits, and nobody waits in a circle. */
    private static final String LOCK_LEVELS = """
            with locked as materialized (
              select l.offer_id
                from inventory.stock_level l
                join pg_temp.stock_change c on c.offer_id = l.offer_id and c.location = l.location
               where l.tenant_id = tenancy.current_tenant()
               order by l.offer_id, l.location
                 for update of l)
            select count(*) from locked
            """;

    /**
     * The floor may sell what we promised: the shortfall is then what the promises lack. Every counter that moves gets
     * its ledger entry; a delta run tells of each offer that moved once, versioned by the last of its entries, which
     * are numbered under the lock.
     */
    private static final String WRITE = """
            with written as (
              insert into inventory.stock_level as l (tenant_id, offer_id, location, on_hand, content_hash, version,
                     as_of, source, delivery_id, ordinal, mapping_id)
              select tenancy.current_tenant(), c.offer_id, c.location, c.quantity, c.hash, c.version, c.as_of, c.source,
                     c.delivery_id, c.ordinal, c.mapping_id
                from pg_temp.stock_change c
               order by c.offer_id, c.location
              on conflict (tenant_id, offer_id, location) do update
                 set on_hand = excluded.on_hand,
                     shortfall = greatest(0, l.held + l.committed - excluded.on_hand),
                     content_hash = excluded.content_hash, version = coalesce(excluded.version, l.version),
                     as_of = coalesce(excluded.as_of, l.as_of), source = excluded.source,
                     delivery_id = excluded.delivery_id, ordinal = excluded.ordinal, mapping_id = excluded.mapping_id
              returning new.offer_id, new.location, new.on_hand - coalesce(old.on_hand, 0) as on_hand,
                        new.shortfall - coalesce(old.shortfall, 0) as shortfall
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
              select tenancy.current_tenant(), w.offer_id, w.location, d.counter, d.delta, 'FEED', :reference
                from written w
                cross join lateral (values ('ON_HAND', w.on_hand), ('SHORTFALL', w.shortfall)) d(counter, delta)
               where d.delta <> 0
              returning offer_id, entry_id
            )
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id,
                aggregate_version, payload)
            select tenancy.current_tenant(), outbox.partition_of('offer', e.offer_id::text), 'StockChanged', 'offer',
                   e.offer_id::text, max(e.entry_id),
                   jsonb_build_object('offerId', e.offer_id::text, 'variantId', o.variant_id::text)
              from entered e
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = e.offer_id
             where not :snapshot
             group by e.offer_id, o.variant_id
            """;

    private final JdbcClient jdbc;

    StockLevels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds what would change, without a lock on any level. */
    MergeCounts find(MergeContext context) {
        jdbc.sql(LOCK_SUPPLIER).param("supplier", context.supplierId()).query().listOfRows();
        jdbc.sql(CHANGES)
                .param("supplier", context.supplierId())
                .param("source", context.feed().source())
                .param("mapping", context.mappingId())
                .param("snapshot", context.snapshot())
                .update();
        if (context.snapshot()) {
            jdbc.sql(LACKING).param("source", context.feed().source()).update();
        }
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    /** Writes it, the levels locked in key order until the end of the transaction. */
    void write(MergeContext context) {
        jdbc.sql("analyze pg_temp.stock_change").update();
        jdbc.sql(LOCK_LEVELS).query(Long.class).single();
        jdbc.sql(WRITE)
                .param("reference", "run:" + context.run())
                .param("snapshot", context.snapshot())
                .update();
    }
}
