package io.milehub.inventory.stock;

import io.milehub.catalogue.BulkPlan;
import io.milehub.catalogue.FactParameters;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a stock run would change, found before anything is written. */
class StockLevels {
    /** Two sources of one supplier may count the same piece; holds do not take this lock. */
    private static final String LOCK_SUPPLIER = """
            select pg_advisory_xact_lock(hashtextextended('stock/' || :supplier || '/' || tenancy.current_tenant(), 0))
            """;

    /**
     * As items are judged, see the catalogue; a level without a hash is one that a snapshot lacked. Where one source is
     * the authority for a location, its word counts whatever was there before, and that of any other is evidence. The
     * moments are worked out once a row (offset 0): put in for every use, they keep PostgreSQL from inlining functions.
     * Counts are looked up in the order of their offers, or of their SKUs where those are not known yet, so that
     * neighbours find the pages of index and table still at hand, and the tenant is asked for once (in subselects)
     * rather than with every look. What is looked up by is put together by {@code case}, since under row-level security
     * no index serves {@code coalesce}, which is not known to be leakproof.
     */
    private static final String FIND = """
            insert into pg_temp.stock_change
            select s.sku, coalesce(s.offer_id, o.offer_id) as offer_id, s.location, l.offer_id is null as fresh,
                   s.quantity, s.version, m.moment as as_of, s.hash, s.raw_hash,
                   :source as source, :domain as domain, s.delivery_id, s.ordinal, cast(:mapping as int) as mapping_id,
                   case when a.source <> :source then 'PARITY' else
                   catalogue.verdict(l.offer_id is not null, l.content_hash is null,
                     case when a.source = :source and l.source <> :source then -1 else mine.rank - r.rank end,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash, l.version, m.standing, l.content_hash),
                     l.content_hash is not distinct from s.hash,
                     case when :snapshot then l.mapping_id = :mapping and l.raw_hash is not distinct from s.raw_hash
                          else l.as_of = s.as_of and l.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) end as verb,
                   l.on_hand as was
              from (select * from pg_temp.stage_stock order by offer_id, sku offset 0) s
             cross join (select rank from intake.source
                          where tenant_id = (select tenancy.current_tenant()) and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = :supplier
                 and o.supplier_sku = case when s.offer_id is null then s.sku end
              left join inventory.stock_level l
                on l.tenant_id = (select tenancy.current_tenant()) and l.location = s.location
                 and l.offer_id = case when s.offer_id is null then o.offer_id else s.offer_id end
              left join intake.source r on r.tenant_id = (select tenancy.current_tenant()) and r.source = l.source
              left join inventory.authority a
                on a.tenant_id = (select tenancy.current_tenant()) and a.supplier_id = :supplier
                 and a.location = s.location
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when l.source = :source and l.domain = :domain
                               then greatest(l.as_of, :watermark::timestamptz, %s) else l.as_of end as standing
                   offset 0) m
            """;

    /** A level that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when l.raw_hash is not null and l.mapping_id = :mapping
                  and (l.offer_id, l.location) not in (select u.id, u.part from pg_temp.stage_unseen u)
                 then :moment::timestamptz end""";

    private static final String NOT_TOLD_NOW = "null";

    /**
     * What a snapshot lacks is gone from its moment on; most of what was not recognised is told of, only differently.
     */
    private static final String LACKING = """
            with lacking as materialized (
              select u.id, u.part from pg_temp.stage_unseen u
               where not exists (select from pg_temp.stock_change c where c.offer_id = u.id and c.location = u.part))
            insert into pg_temp.stock_change
            select o.supplier_sku, l.offer_id, l.location, false, 0, l.version, :moment, null, null, l.source, l.domain,
                   l.delivery_id, l.ordinal, l.mapping_id, 'REMOVED', l.on_hand
              from lacking u
              join inventory.stock_level l
                on l.tenant_id = (select tenancy.current_tenant()) and l.offer_id = u.id and l.location = u.part
              join catalogue.offer o on o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = l.offer_id
             where greatest(l.as_of, :watermark::timestamptz) < :moment
            """;

    private static final String TELL = """
            with effects as (
              insert into pg_temp.run_effect (measure, brand, sku, was, becomes)
              select case when verb = 'REMOVED' then 'removed' else 'zeroed' end,
                     (select o.brand from catalogue.offer o
                       where o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = stock_change.offer_id),
                     sku, was::text, '0'
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
     * What is to be done besides writing.
     *
     * @param unnamed whether some SKU has no offer yet
     * @param fresh levels that are to be made
     * @param standing levels that stand and are to be written
     * @param lost counts that were told in vain
     */
    record Ahead(boolean unnamed, long fresh, long standing, long lost) {}

    private final JdbcClient jdbc;
    private final BulkPlan plan;

    StockLevels(JdbcClient jdbc, BulkPlan plan) {
        this.jdbc = jdbc;
        this.plan = plan;
    }

    /** Finds what would change, without a lock on any level. */
    void find(MergeContext context) {
        jdbc.sql(LOCK_SUPPLIER).param("supplier", context.supplierId()).query().listOfRows();
        StockChange.TABLE.ready();
        Map<String, ?> facts = FactParameters.of(context);
        String find = FIND.formatted(context.recognised() ? TOLD_NOW : NOT_TOLD_NOW);
        plan.lookUp(context, () -> jdbc.sql(find).params(facts).update());
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
}
