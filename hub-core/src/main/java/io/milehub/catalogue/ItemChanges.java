package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what an item run would change, before anything is written: {@code pg_temp.item_change}, one row an offer that
 * is added (also: had no content yet, or reappears), changed or removed. Offers whose content is the same take no part
 * in what follows.
 */
class ItemChanges {
    private static final String COLUMNS = """
            create temp table item_change on commit drop as
            select coalesce(s.sku, o.supplier_sku) as sku,
                   coalesce(o.offer_id, nextval('catalogue.offer_offer_id_seq')) as offer_id,
                   o.offer_id is null as fresh, o.variant_id as old_variant_id, o.style_class as old_class,
                   case when s.sku is null then 'REMOVED'
                        when o.content_hash is null or o.removed_at is not null then 'ADDED'
                        when o.content_hash <> s.hash then 'CHANGED'
                        else 'ADVANCED' end as verb,
                   s.brand, s.style_key, s.colour, s.size_scale, s.size_label,
                   catalogue.linkable_gtin(s.gtin) as gtin
              from pg_temp.stage_item s
            """;

    private static final String OFFERS = """
             join (select * from catalogue.offer
                         where tenant_id = tenancy.current_tenant() and supplier_id = :supplier) o
                on o.supplier_sku = s.sku
            """;

    /**
     * A snapshot that names a removed offer brings it back whatever its age, since snapshots of a feed follow each
     * other; a delta must be later than the removal, or the repetition of an old message would undo it.
     */
    private static final String CONDITION = """
             where case
               when s.sku is null
                 then o.source = :source and o.removed_at is null and o.content_hash is not null
               when o.content_hash is null then true
               when o.removed_at is not null
                 then :snapshot
                   or (catalogue.supersedes(s.version, s.as_of, s.hash, o.version, o.as_of, o.content_hash)
                       and (s.version is null and s.as_of is null
                            or s.version is distinct from o.version or s.as_of is distinct from o.as_of))
               when o.content_hash = s.hash
                 then (s.version is distinct from o.version or s.as_of is distinct from o.as_of)
                   and (s.version is not null or s.as_of is not null)
                   and catalogue.supersedes(s.version, s.as_of, s.hash, o.version, o.as_of, o.content_hash)
               else catalogue.supersedes(s.version, s.as_of, s.hash, o.version, o.as_of, o.content_hash)
             end
            """;

    private static final String OF_DELTA = COLUMNS + " left" + OFFERS + CONDITION;

    /** The full join finds in one pass what the stage adds, what it changes and what it lacks. */
    private static final String OF_SNAPSHOT = COLUMNS + " full" + OFFERS + CONDITION;

    /** The same word told again later: only its age moves. */
    private static final String ADVANCE = """
            with advanced as (
              delete from pg_temp.item_change where verb = 'ADVANCED' returning offer_id, sku)
            update catalogue.offer o
               set version = coalesce(s.version, o.version), as_of = coalesce(s.as_of, o.as_of)
              from advanced a
              join pg_temp.stage_item s using (sku)
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = a.offer_id
            """;

    private static final String COUNT = """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   (select count(*) from pg_temp.stage_item)
                     - count(*) filter (where verb <> 'REMOVED') as unchanged,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.item_change
            """;

    /**
     * A removal is no older than the youngest fact of the snapshot that lacks the offer: on the supplier's clock, so
     * that a message that was sent before cannot undo it.
     */
    private static final String REMOVE = """
            update catalogue.offer o
               set removed_at = :at,
                   as_of = greatest(o.as_of, (select max(s.as_of) from pg_temp.stage_item s))
              from pg_temp.item_change c
             where c.verb = 'REMOVED' and o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
            """;

    private final JdbcClient jdbc;

    ItemChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MergeCounts find(MergeContext context) {
        jdbc.sql(context.snapshot() ? OF_SNAPSHOT : OF_DELTA)
                .param("supplier", context.supplierId())
                .param("source", context.feed().source())
                .param("snapshot", context.snapshot())
                .update();
        jdbc.sql(ADVANCE).update();
        jdbc.sql("analyze pg_temp.item_change").update();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    void remove(MergeContext context) {
        jdbc.sql(REMOVE).param("at", Timestamp.from(context.startedAt())).update();
    }
}
