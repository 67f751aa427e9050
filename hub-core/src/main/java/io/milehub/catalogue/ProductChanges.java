package io.milehub.catalogue;

import io.milehub.catalogue.content.ToldContent;
import io.milehub.catalogue.link.Redirects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells of every product that was touched, once: its content is what its live offers tell, its version moves under the
 * row's lock, and one {@code ProductChanged} stands in the outbox.
 */
class ProductChanges {
    private static final String TELL_FRESH = """
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id,
                aggregate_version, payload)
            select tenancy.current_tenant(), outbox.partition_of('product', p.product_id::text), 'ProductChanged',
                   'product', p.product_id::text, 1, jsonb_build_object('productId', p.product_id::text)
              from pg_temp.item_product p
             where p.fresh
            """;

    /** A product whose last live offer is gone, or whose offers changed in place, keeps the content it had. */
    private static final String CHANGE_STANDING = """
            with touched as (
              select product_id from pg_temp.item_product where not fresh
              union
              select old_product_id from pg_temp.item_variant where old_product_id is not null
              union
              select v.product_id
                from pg_temp.item_change c
                join catalogue.variant v
                  on v.tenant_id = (select tenancy.current_tenant()) and v.variant_id = c.old_variant_id
               where c.in_place
            ), word as (
              select b.product_id, coalesce(c.content, k.content) as content
                from (select distinct on (product_id) product_id, content_id
                        from pg_temp.item_speaker order by product_id, position) b
                join catalogue.content k
                  on k.tenant_id = (select tenancy.current_tenant()) and k.content_id = b.content_id
                left join pg_temp.item_composed c using (product_id)
            ), changed as (
              update catalogue.product p
                 set version = p.version + 1,
                     title = coalesce(b.content -> 'title', p.title),
                     description = case when b.product_id is null then p.description
                                        else coalesce(b.content -> 'description', '{}') end,
                     category = case when b.product_id is null then p.category else b.content ->> 'category' end,
                     season = case when b.product_id is null then p.season else b.content ->> 'season' end,
                     composition = case when b.product_id is null then p.composition
                                        else b.content ->> 'composition' end,
                     origin = case when b.product_id is null then p.origin else b.content ->> 'origin' end,
                     hs_code = case when b.product_id is null then p.hs_code else b.content ->> 'hsCode' end,
                     images = case when b.product_id is null then p.images
                                   else array(select jsonb_array_elements_text(b.content -> 'images')) end
                from touched t
                left join word b using (product_id)
               where p.tenant_id = (select tenancy.current_tenant()) and p.product_id = t.product_id
              returning p.product_id, p.version
            )
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id,
                aggregate_version, payload)
            select tenancy.current_tenant(), outbox.partition_of('product', c.product_id::text), 'ProductChanged',
                   'product', c.product_id::text, c.version, jsonb_build_object('productId', c.product_id::text)
              from changed c
            """;

    private final JdbcClient jdbc;
    private final ToldContent content;
    private final Redirects redirects;

    ProductChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.content = new ToldContent(jdbc);
        this.redirects = new Redirects(jdbc);
    }

    void tell(boolean freshOnly) {
        jdbc.sql(TELL_FRESH).update();
        if (freshOnly) {
            return;
        }
        content.workOut();
        jdbc.sql(CHANGE_STANDING).update();
        redirects.follow();
    }
}
