package io.milehub.catalogue;

import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what an item run would do, before anything is written: {@code pg_temp.item_change}, one row an offer that is
 * added (also: had no content yet, or reappears), changed, removed, or told the same again. Only the first three take
 * part in what follows. A change is in place if the same source says the same of what the offer is and of its product,
 * so that only its price or its origin is another: then no link can move and no product says anything else.
 */
class ItemChanges {
    static final ScratchTable TABLE = ScratchTable.ofShortRows("item_change", """
            sku text, gtin text, style_key text, brand text, style_class uuid, colour text, size_scale text,
            size_label text, season text, category text, content_id uuid, rrp_minor bigint, rrp_currency text,
            rrp_tax_mode text, rrp_tax_country text, lifetime_limit int, version bigint, as_of timestamptz,
            hash uuid, raw_hash uuid, delivery_id bigint, ordinal int, offer_id bigint, fresh boolean,
            moment timestamptz, verb text, old_variant_id bigint, old_class uuid, old_brand text, old_category text,
            old_hash uuid, old_version bigint, old_as_of timestamptz, old_delivery_id bigint, old_ordinal int,
            old_mapping_id int, old_source text, old_domain text, old_rrp_minor bigint, old_rrp_currency text,
            old_rrp_tax_mode text, old_rrp_tax_country text, old_rrp_from timestamptz, in_place boolean
            """);

    /**
     * What a record that tells what stands can teach its row: a later moment in a delta (a snapshot's is its
     * watermark), another mapping, or the bytes by which the next snapshot recognises it. The tenant is asked for once,
     * in subselects, rather than with every offer that is looked up.
     */
    private static final String FIND = """
            insert into pg_temp.item_change
            select s.*, coalesce(o.offer_id, nextval('catalogue.offer_offer_id_seq')) as offer_id,
                   o.offer_id is null as fresh, m.moment,
                   catalogue.verdict(o.content_hash is not null, o.removed_at is not null, mine.rank - r.rank,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash,
                       o.version, m.standing, case when o.removed_at is null then o.content_hash end),
                     o.content_hash = s.hash,
                     case when :snapshot then o.mapping_id = :mapping and o.raw_hash is not distinct from s.raw_hash
                          else o.as_of = s.as_of and o.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) as verb,
                   %s,
                   o.removed_at is null and o.variant_id is not null and o.source = :source
                     and (o.content_id, o.gtin, o.brand, o.style_key, o.style_class, o.colour, o.size_scale,
                          o.size_label, o.season) is not distinct from
                         (s.content_id, s.gtin, s.brand, s.style_key, s.style_class, s.colour, s.size_scale,
                          s.size_label, s.season) as in_place
              from %s s
             cross join (select rank from intake.source
                          where tenant_id = (select tenancy.current_tenant()) and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = :supplier
                 and o.supplier_sku = s.sku
              left join intake.source r on r.tenant_id = (select tenancy.current_tenant()) and r.source = o.source
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when o.source = :source and o.domain = :domain
                               then greatest(o.as_of, :watermark::timestamptz, %s) else o.as_of end as standing
                   offset 0) m
            """;

    /** What stood before, where anything did: whoever writes keeps it from here. */
    private static final String BEFORE = """
            o.variant_id as old_variant_id, o.style_class as old_class, o.brand as old_brand,
                   o.category as old_category, o.content_hash as old_hash, o.version as old_version,
                   o.as_of as old_as_of, o.delivery_id as old_delivery_id, o.ordinal as old_ordinal,
                   o.mapping_id as old_mapping_id, o.source as old_source, o.domain as old_domain,
                   o.rrp_minor as old_rrp_minor, o.rrp_currency as old_rrp_currency,
                   o.rrp_tax_mode as old_rrp_tax_mode, o.rrp_tax_country as old_rrp_tax_country,
                   o.rrp_from as old_rrp_from""";

    /** A row that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when o.removed_at is null and o.raw_hash is not null and o.mapping_id = :mapping
                  and o.offer_id not in (select u.id from pg_temp.stage_unseen u)
                 then :moment::timestamptz end""";

    /** The few that are looked up one by one, in the order of the index: neighbours share its pages. */
    private static final String IN_ORDER = "(select * from pg_temp.stage_item order by sku offset 0)";

    /** A first load keeps the order in which it was told, by which its offers are numbered. */
    private static final String AS_TOLD = "pg_temp.stage_item";

    private static final String NOT_TOLD_NOW = "null";

    /** Most of what was not recognised is told of, only differently. */
    private static final String LACKING = """
            with lacking as materialized (
              select u.id from pg_temp.stage_unseen u
               where not exists (select from pg_temp.item_change c where c.offer_id = u.id))
            insert into pg_temp.item_change (sku, offer_id, fresh, moment, verb, old_variant_id, old_class, old_brand,
                   old_category, old_hash, old_version, old_as_of, old_delivery_id, old_ordinal, old_mapping_id,
                   old_source, old_domain, old_rrp_minor, old_rrp_currency, old_rrp_tax_mode, old_rrp_tax_country,
                   old_rrp_from)
            select o.supplier_sku, o.offer_id, false, :moment, 'REMOVED',
                   %s
              from lacking u
              join catalogue.offer o on o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = u.id
             where greatest(o.as_of, :watermark::timestamptz) < :moment
            """.formatted(BEFORE);

    private static final String COUNT = MergeCounts.countedIn("item_change");

    /** The same word told again later: only where it was told last moves. */
    private static final String ADVANCE = """
            update catalogue.offer o
               set version = c.version, as_of = c.moment, source = :source, domain = :domain,
                   raw_hash = c.raw_hash, delivery_id = c.delivery_id, ordinal = c.ordinal, mapping_id = :mapping
              from pg_temp.item_change c
             where c.verb = 'ADVANCED' and o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = c.offer_id
            """;

    private static final String LEAVE_OUT =
            "delete from pg_temp.item_change where verb in ('ADVANCED', 'SAME', 'OLDER')";

    private static final String TALLY = """
            select count(*) filter (where verb in ('ADDED', 'CHANGED', 'REMOVED')) as moved,
                   count(*) filter (where verb = 'CHANGED' and in_place) as in_place,
                   count(*) filter (where verb in ('CHANGED', 'REMOVED')) as replaced,
                   count(*) filter (where verb = 'REMOVED') as removed,
                   count(*) filter (where verb = 'ADVANCED') as advanced,
                   count(*) filter (where verb = 'OLDER') as older,
                   count(*) as all
              from pg_temp.item_change
            """;

    /** From here on the offer is as old as its removal, so that a message that was sent before cannot undo it. */
    private static final String REMOVE = """
            update catalogue.offer o
               set removed_at = (select hub.now()), as_of = c.moment
              from pg_temp.item_change c
             where c.verb = 'REMOVED' and o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = c.offer_id
            """;

    private final JdbcClient jdbc;
    private final BulkPlan plan;

    ItemChanges(JdbcClient jdbc, BulkPlan plan) {
        this.jdbc = jdbc;
        this.plan = plan;
    }

    MergeCounts find(MergeContext context) {
        TABLE.ready();
        Map<String, ?> facts = FactParameters.of(context);
        String find = context.recognised()
                ? FIND.formatted(BEFORE, IN_ORDER, TOLD_NOW)
                : FIND.formatted(BEFORE, AS_TOLD, NOT_TOLD_NOW);
        plan.lookUp(context, () -> jdbc.sql(find).params(facts).update());
        if (context.snapshot()) {
            jdbc.sql(LACKING).params(facts).update();
        }
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    /** How many offers go which way, so that nothing is asked of the database that has nothing to do. */
    record Tally(long moved, long inPlace, long replaced, long removed, long advanced, long older, long all) {
        /** Whether links or contents may be others afterwards. */
        boolean relinks() {
            return inPlace < moved;
        }
    }

    Tally tally() {
        return jdbc.sql(TALLY).query(Tally.class).single();
    }

    /** Writes what is only told again, and leaves in the table what changes something. */
    void advance(MergeContext context, Tally tally) {
        if (tally.advanced() > 0) {
            jdbc.sql(ADVANCE).params(FactParameters.of(context)).update();
        }
        if (tally.moved() < tally.all()) {
            jdbc.sql(LEAVE_OUT).update();
        }
    }

    void remove() {
        jdbc.sql(REMOVE).update();
    }
}
