package io.milehub.catalogue.content;

import io.milehub.database.ScratchTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out what touched products say, from all their live offers, so that the order of arrival cannot matter. A source
 * speaks for a product by its first SKU. Where one source speaks its word is taken as a whole; where several do, each
 * field is taken from the source that is trusted most for it, of those that have it: by the rank of the field, then the
 * rank and the name of the source.
 *
 * <p>To be asked when links are written and removed offers marked. Leaves {@code pg_temp.item_speaker} (product_id,
 * position, rank, source, content_id): who speaks, the most trusted at the lowest position; and
 * {@code pg_temp.item_composed} (product_id, content): what was put together of several words. Fresh products, which
 * carry the word of their best offer so far, are among them only where an offer stood before, and are completed here.
 */
public class ToldContent {
    private static final ScratchTable SPEAKER = ScratchTable.ofShortRows(
            "item_speaker", "product_id bigint, position bigint, rank smallint, source text, content_id uuid");

    private static final ScratchTable COMPOSED = ScratchTable.of("item_composed", "product_id bigint, content jsonb");

    private static final String SPEAKERS = """
            insert into pg_temp.item_speaker
            with touched as (
              select product_id from pg_temp.item_product where not fresh
              union
              select old_product_id from pg_temp.item_variant where old_product_id is not null
              union
              select p.product_id
                from pg_temp.item_product p
                join pg_temp.item_best b using (brand_id, style_key)
                join pg_temp.item_variant t using (variant_id)
               where (select exists (select from pg_temp.item_variant where not fresh)
                          or exists (select from pg_temp.item_link where not own))
                 and p.fresh
                 and (not t.fresh or t.variant_key in (select variant_key from pg_temp.item_link where not own))
            )
            select distinct on (v.product_id, r.position) v.product_id, r.position, r.rank, r.source, o.content_id
              from touched t
              join catalogue.variant v
                on v.tenant_id = (select tenancy.current_tenant()) and v.product_id = t.product_id
              join catalogue.offer o
                on o.tenant_id = (select tenancy.current_tenant()) and o.variant_id = v.variant_id
                 and o.removed_at is null
              join (select source, rank, row_number() over (order by rank, source) as position
                      from intake.source where tenant_id = (select tenancy.current_tenant())) r using (source)
             order by v.product_id, r.position, o.supplier_sku collate "C"
            """;

    private static final String COMPOSE = """
            insert into pg_temp.item_composed
            select w.product_id, jsonb_object_agg(w.key, w.value) as content
              from (select distinct on (s.product_id, e.key) s.product_id, e.key, e.value
                      from pg_temp.item_speaker s
                      join (select product_id from pg_temp.item_speaker
                             group by product_id having count(*) > 1) several using (product_id)
                      join catalogue.content k
                        on k.tenant_id = tenancy.current_tenant() and k.content_id = s.content_id
                     cross join lateral jsonb_each(k.content) e
                      left join catalogue.field_rank f
                        on f.tenant_id = tenancy.current_tenant() and f.source = s.source and f.field = e.key
                     where e.value <> all (array['null', '""', '{}', '[]']::jsonb[])
                     order by s.product_id, e.key, coalesce(f.rank, s.rank), s.position) w
             group by w.product_id
            """;

    private static final String COMPLETE_FRESH = """
            update catalogue.product p
               set title = coalesce(c.content -> 'title', p.title),
                   description = coalesce(c.content -> 'description', '{}'), category = c.content ->> 'category',
                   season = c.content ->> 'season', composition = c.content ->> 'composition',
                   origin = c.content ->> 'origin', hs_code = c.content ->> 'hsCode',
                   images = array(select jsonb_array_elements_text(c.content -> 'images'))
              from pg_temp.item_composed c
              join pg_temp.item_product t using (product_id)
             where t.fresh and p.tenant_id = tenancy.current_tenant() and p.product_id = c.product_id
            """;

    private final JdbcClient jdbc;

    public ToldContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void workOut() {
        SPEAKER.ready();
        COMPOSED.ready();
        jdbc.sql(SPEAKERS).update();
        jdbc.sql(COMPOSE).update();
        jdbc.sql(COMPLETE_FRESH).update();
    }
}
