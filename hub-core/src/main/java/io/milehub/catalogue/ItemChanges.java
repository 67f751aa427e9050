package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what an item run would do, before anything is written: {@code pg_temp.item_change}, one row an offer that is
 * added (also: had no content yet, or reappears), changed, removed, or told the same again. Only the first three take
 * part in what follows.
 */
class ItemChanges {
    /**
     * What a record that tells what stands can teach its row: a later moment in a delta (a snapshot's is its
     * watermark), another mapping, or the bytes by which the next snapshot recognises it.
     */
    private static final String FIND = """
            create temp table item_change on commit drop as
            select s.sku, coalesce(o.offer_id, nextval('catalogue.offer_offer_id_seq')) as offer_id,
                   o.offer_id is null as fresh, o.variant_id as old_variant_id, o.style_class as old_class,
                   catalogue.verdict(o.content_hash is not null, o.removed_at is not null, mine.rank - r.rank,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash,
                       o.version, m.standing, case when o.removed_at is null then o.content_hash end),
                     o.content_hash = s.hash,
                     case when :snapshot then o.mapping_id = :mapping and o.raw_hash is not distinct from s.raw_hash
                          else o.as_of = s.as_of and o.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) as verb,
                   s.brand, s.style_key, s.colour, s.size_scale, s.size_label,
                   catalogue.linkable_gtin(s.gtin) as gtin, m.moment
              from pg_temp.stage_item s
             cross join (select rank from intake.source
                          where tenant_id = tenancy.current_tenant() and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              left join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = o.source
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when o.source = :source and o.domain = :domain
                               then greatest(o.as_of, :watermark::timestamptz, %s) else o.as_of end as standing) m
            """;

    /** A row that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when o.removed_at is null and o.raw_hash is not null and o.mapping_id = :mapping
                      and not exists (select from pg_temp.stage_unseen u where u.id = o.offer_id)
                 then :moment::timestamptz end""";

    private static final String NOT_TOLD_NOW = "null";

    private static final String LACKING = """
            insert into pg_temp.item_change (sku, offer_id, fresh, old_variant_id, old_class, verb, moment)
            select o.supplier_sku, o.offer_id, false, o.variant_id, o.style_class, 'REMOVED', :moment
              from pg_temp.stage_unseen u
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = u.id
             where greatest(o.as_of, :watermark::timestamptz) < :moment
               and not exists (select from pg_temp.stage_item s where s.sku = o.supplier_sku)
            """;

    private static final String COUNT = """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   count(*) filter (where verb in ('ADVANCED', 'SAME')) as unchanged,
                   count(*) filter (where verb = 'OLDER') as older,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.item_change
            """;

    /** The same word told again later: only where it was told last moves. */
    private static final String ADVANCE = """
            update catalogue.offer o
               set version = s.version, as_of = c.moment, source = :source, domain = :domain,
                   raw_hash = s.raw_hash, delivery_id = s.delivery_id, ordinal = s.ordinal, mapping_id = :mapping
              from pg_temp.item_change c
              join pg_temp.stage_item s using (sku)
             where c.verb = 'ADVANCED' and o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
            """;

    private static final String LEAVE_OUT =
            "delete from pg_temp.item_change where verb in ('ADVANCED', 'SAME', 'OLDER')";

    /** From here on the offer is as old as its removal, so that a message that was sent before cannot undo it. */
    private static final String REMOVE = """
            update catalogue.offer o
               set removed_at = (select hub.now()), as_of = c.moment
              from pg_temp.item_change c
             where c.verb = 'REMOVED' and o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
            """;

    private final JdbcClient jdbc;

    ItemChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MergeCounts find(MergeContext context) {
        Map<String, ?> facts = FactParameters.of(context);
        jdbc.sql(FIND.formatted(context.recognised() ? TOLD_NOW : NOT_TOLD_NOW))
                .params(facts)
                .update();
        if (context.snapshot()) {
            jdbc.sql(LACKING).params(facts).update();
        }
        jdbc.sql("analyze pg_temp.item_change").update();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    /** Writes what is only told again, and leaves in the table what changes something: so many offers. */
    long advance(MergeContext context) {
        jdbc.sql(ADVANCE).params(FactParameters.of(context)).update();
        jdbc.sql(LEAVE_OUT).update();
        return jdbc.sql("select count(*) from pg_temp.item_change")
                .query(Long.class)
                .single();
    }

    void remove() {
        jdbc.sql(REMOVE).update();
    }
}
