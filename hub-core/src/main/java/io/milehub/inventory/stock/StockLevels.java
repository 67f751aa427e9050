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

    /**
     * As items are judged, see the catalogue; a level without a hash is one that a snapshot lacked. Where one source is
     * the authority for a location, its word counts whatever was there before, and that of any other is evidence. The
     * moments are worked out once a row (offset 0): put in for every use, they keep PostgreSQL from inlining functions.
     * Counts are looked up in the order of their SKUs, so that neighbours find the pages of index and table still at
     * hand, and the tenant is asked for once (in subselects) rather than with every look.
     */
    private static final String FIND = """
            insert into pg_temp.stock_change
            select s.sku, o.offer_id, s.location, l.offer_id is null as fresh, s.quantity, s.version,
                   m.moment as as_of, s.hash, s.raw_hash,
                   :source as source, :domain as domain, s.delivery_id, s.ordinal, cast(:mapping as int) as mapping_id,
                   case when a.source <> :source then 'PARITY' else
                   catalogue.verdict(l.offer_id is not null, l.content_hash is null,
                     case when a.source = :source and l.source <> :source then -1 else mine.rank - r.rank end,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash, l.version, m.standing, l.content_hash),
                     l.content_hash is not distinct from s.hash,
                     case when :snapshot then l.mapping_id = :mapping and l.raw_hash is not distinct from s.raw_hash
                          else l.as_of = s.as_of and l.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) end as verb,
                   l.on_hand as was, o.brand
              from (select * from pg_temp.stage_stock order by sku offset 0) s
             cross join (select rank from intake.source
                          where tenant_id = (select tenancy.current_tenant()) and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = :supplier
                 and o.supplier_sku = s.sku
              left join inventory.stock_level l
                on l.tenant_id = (select tenancy.current_tenant()) and l.offer_id = o.offer_id
                 and l.location = s.location
              left join intake.source r on r.tenant_id = (select tenancy.current_tenant()) and r.source = l.source
              left join inventory.authority a
                on a.tenant_id = (select tenancy.current_tenant()) and a.supplier_id = :supplier
                 and a.location = s.location
              %s
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when l.source = :source and l.domain = :domain
                               then greatest(l.as_of, :watermark::timestamptz, %s) else l.as_of end as standing
                   offset 0) m
            """;

    /** A level that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when l.raw_hash is not null and l.mapping_id = :mapping and u.id is null
                 then :moment::timestamptz end""";

    private static final String UNSEEN =
            "left join pg_temp.stage_unseen u on u.id = l.offer_id and u.part = l.location";

    private static final String NOT_TOLD_NOW = "null";

    private static final String NOTHING_UNSEEN = "";

    /**
     * What a snapshot lacks is gone from its moment on; most of what was not recognised is told of, only differently.
     */
    private static final String LACKING = """
            with lacking as materialized (
              select u.id, u.part from pg_temp.stage_unseen u
               where not exists (select from pg_temp.stock_change c where c.offer_id = u.id and c.location = u.part))
            insert into pg_temp.stock_change
            select o.supplier_sku, l.offer_id, l.location, false, 0, l.version, :moment, null, null, l.source, l.domain,
                   l.delivery_id, l.ordinal, l.mapping_id, 'REMOVED', l.on_hand, o.brand
              from lacking u
              join inventory.stock_level l
                on l.tenant_id = (select tenancy.current_tenant()) and l.offer_id = u.id and l.location = u.part
              join catalogue.offer o on o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = l.offer_id
             where greatest(l.as_of, :watermark::timestamptz) < :moment
            """;

    private static final String TELL = """
            with effects as (
              insert into pg_temp.run_effect (measure, brand, sku, was, becomes)
              select case when verb = 'REMOVED' then 'removed' else 'zeroed' end, brand, sku, was::text, '0'
                from pg_temp.stock_change
               where verb = 'REMOVED' or (verb = 'CHANGED' and quantity = 0 and was > 0))
            """ + MergeCounts.countedIn("stock_change");

    private static final String AHEAD = """
            select coalesce(bool_or(offer_id is null), false) as unnamed,
                   count(*) filter (where fresh and verb not in ('SAME', 'OLDER')) as fresh,
                   count(*) filter (where not fresh and verb not in ('SAME', 'OLDER')) as standing,
                   count(*) filter (where verb = 'OLDER') as lost
              from pg_temp.stock_change
            """;

    private static final String NAME_OFFERS = """
            update pg_temp.stock_change c
               set offer_id = o.offer_id
              from catalogue.offer o
             where c.offer_id is null and o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = :supplier
               and o.supplier_sku = c.sku
            """;

    /**
     * Levels are locked as they are written, in key order, as holds lock them: whoever comes second waits, and nobody
     * waits in a circle. The floor may sell what we promised: the shortfall is then what the promises lack. A count
     * that is overwritten is kept with where it came from; a level without a hash was written down when a snapshot
     * lacked it. Every counter that moves gets its ledger entry; a delta run tells of each offer that moved once,
     * versioned by the last of its entries, which are numbered under the lock.
     */
    private static final String WRITE = """
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

    /**
     * What is to be done besides writing.
     *
     * @param unnamed whether some SKU has no offer yet
     * @param fresh levels that are to be made
     * @param standing levels that stand and are to be written
     * @param lost counts that were told in vain
     */
    record Ahead(boolean unnamed, long fresh, long standing, long lost) {}

    private final JdbcClient jdbc;

    StockLevels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds what would change, without a lock on any level. */
    void find(MergeContext context) {
        jdbc.sql(LOCK_SUPPLIER).param("supplier", context.supplierId()).query().listOfRows();
        StockChange.TABLE.ready();
        Map<String, ?> facts = FactParameters.of(context);
        String find =
                context.recognised() ? FIND.formatted(UNSEEN, TOLD_NOW) : FIND.formatted(NOTHING_UNSEEN, NOT_TOLD_NOW);
        jdbc.sql(find).params(facts).update();
        if (context.snapshot()) {
            jdbc.sql(LACKING).params(facts).update();
        }
    }

    /** Tells the guard of it. */
    MergeCounts tell() {
        return jdbc.sql(TELL).query(MergeCounts.class).single();
    }

    Ahead ahead() {
        return jdbc.sql(AHEAD).query(Ahead.class).single();
    }

    /** Gives those changes their offers whose SKU nobody had told of before. */
    void nameOffers(MergeContext context) {
        jdbc.sql(NAME_OFFERS).param("supplier", context.supplierId()).update();
    }

    /** Writes it, the levels locked in key order until the end of the transaction. */
    void write(MergeContext context) {
        jdbc.sql(WRITE)
                .param("run", context.run().value())
                .param("snapshot", context.snapshot())
                .update();
    }
}
