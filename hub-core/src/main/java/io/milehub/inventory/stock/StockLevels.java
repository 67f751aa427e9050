package io.milehub.inventory.stock;

import io.milehub.catalogue.FactParameters;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that a stock run writes: levels, the ledger that explains them, and events. */
class StockLevels {
    /** Two sources of one supplier may count the same piece; holds do not take this lock. */
    private static final String LOCK_SUPPLIER = """
            select pg_advisory_xact_lock(hashtextextended('stock/' || :supplier || '/' || tenancy.current_tenant(), 0))
            """;

    /** As items are judged, see the catalogue; a level without a hash is one that a snapshot lacked. */
    private static final String FIND = """
            create temp table stock_change on commit drop as
            select s.sku, o.offer_id, s.location, l.offer_id is null as fresh, s.quantity, s.version,
                   m.moment as as_of, s.hash, s.raw_hash,
                   :source as source, :domain as domain, s.delivery_id, s.ordinal, cast(:mapping as int) as mapping_id,
                   catalogue.verdict(l.offer_id is not null, l.content_hash is null, mine.rank - r.rank,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash, l.version, m.standing, l.content_hash),
                     l.content_hash is not distinct from s.hash,
                     case when :snapshot then l.mapping_id = :mapping and l.raw_hash is not distinct from s.raw_hash
                          else l.as_of = s.as_of and l.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) as verb
              from pg_temp.stage_stock s
             cross join (select rank from intake.source
                          where tenant_id = tenancy.current_tenant() and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              left join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = o.offer_id and l.location = s.location
              left join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = l.source
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when l.source = :source and l.domain = :domain
                               then greatest(l.as_of, :watermark::timestamptz, %s) else l.as_of end as standing) m
            """;

    /** A level that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when l.raw_hash is not null and l.mapping_id = :mapping
                      and not exists (select from pg_temp.stage_unseen u
                                       where u.id = l.offer_id and u.part = l.location)
                 then :moment::timestamptz end""";

    private static final String NOT_TOLD_NOW = "null";

    /** What a snapshot lacks is gone from its moment on. */
    private static final String LACKING = """
            insert into pg_temp.stock_change
            select o.supplier_sku, l.offer_id, l.location, false, 0, l.version, :moment, null, null, l.source, l.domain,
                   l.delivery_id, l.ordinal, l.mapping_id, 'REMOVED'
              from pg_temp.stage_unseen u
              join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = u.id and l.location = u.part
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = l.offer_id
             where greatest(l.as_of, :watermark::timestamptz) < :moment
               and not exists (select from pg_temp.stage_stock s
                                where s.sku = o.supplier_sku and s.location = l.location)
            """;

    private static final String EFFECTS = """
            insert into pg_temp.run_effect (measure, brand, sku, was, becomes)
            select case when c.verb = 'REMOVED' then 'removed' else 'zeroed' end, o.brand, c.sku, l.on_hand::text, '0'
              from pg_temp.stock_change c
              join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = c.offer_id and l.location = c.location
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
             where c.verb = 'REMOVED' or (c.verb = 'CHANGED' and c.quantity = 0 and l.on_hand > 0)
            """;

    private static final String COUNT = """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   count(*) filter (where verb in ('ADVANCED', 'SAME')) as unchanged,
                   count(*) filter (where verb = 'OLDER') as older,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.stock_change
            """;

    private static final String LEAVE_OUT = "delete from pg_temp.stock_change where verb in ('SAME', 'OLDER')";

    private static final String NAME_OFFERS = """
            update pg_temp.stock_change c
               set offer_id = o.offer_id
              from catalogue.offer o
             where c.offer_id is null and o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
               and o.supplier_sku = c.sku
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
              insert into inventory.stock_level as l (tenant_id, offer_id, location, on_hand, content_hash, raw_hash,
                     domain, version, as_of, source, delivery_id, ordinal, mapping_id)
              select tenancy.current_tenant(), c.offer_id, c.location, c.quantity, c.hash, c.raw_hash, c.domain,
                     c.version, c.as_of, c.source, c.delivery_id, c.ordinal, c.mapping_id
                from pg_temp.stock_change c
               order by c.offer_id, c.location
              on conflict (tenant_id, offer_id, location) do update
                 set on_hand = excluded.on_hand,
                     shortfall = greatest(0, l.held + l.committed - excluded.on_hand),
                     content_hash = excluded.content_hash, raw_hash = excluded.raw_hash,
                     domain = excluded.domain, version = excluded.version,
                     as_of = excluded.as_of, source = excluded.source,
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
        Map<String, ?> facts = FactParameters.of(context);
        jdbc.sql(FIND.formatted(context.recognised() ? TOLD_NOW : NOT_TOLD_NOW))
                .params(facts)
                .update();
        if (context.snapshot()) {
            jdbc.sql(LACKING).params(facts).update();
        }
        jdbc.sql(EFFECTS).update();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    /** Gives those changes their offers whose SKU nobody had told of before. */
    void nameOffers(MergeContext context) {
        jdbc.sql(NAME_OFFERS).param("supplier", context.supplierId()).update();
    }

    /** Writes it, the levels locked in key order until the end of the transaction. */
    void write(MergeContext context) {
        jdbc.sql(LEAVE_OUT).update();
        jdbc.sql("analyze pg_temp.stock_change").update();
        jdbc.sql(LOCK_LEVELS).query(Long.class).single();
        jdbc.sql(WRITE)
                .param("reference", "run:" + context.run())
                .param("snapshot", context.snapshot())
                .update();
    }
}
