package io.milehub.catalogue;

import io.milehub.catalogue.content.ToldContent;
import io.milehub.catalogue.link.Redirects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells of every product that was touched, once: its content is what its live offers tell, its version moves under the
 * lock of the version's row, and one {@code ProductChanged} stands in the outbox. A product is at version 1 until it
 * changes; from then on the version stands in a row of its own, so that a change of price, which is what changes most,
 * does not write all that the product says again.
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
            ), said as (
              update catalogue.product p
                 set title = coalesce(b.content -> 'title', p.title),
                     description = coalesce(b.content -> 'description', '{}'), category = b.content ->> 'category',
                     season = b.content ->> 'season', composition = b.content ->> 'composition',
                     origin = b.content ->> 'origin', hs_code = b.content ->> 'hsCode',
                     images = array(select jsonb_array_elements_text(b.content -> 'images'))
                from word b
               where p.tenant_id = (select tenancy.current_tenant()) and p.product_id = b.product_id
            ), changed as (
              insert into catalogue.product_version as v (tenant_id, product_id, version)
              select tenancy.current_tenant(), t.product_id, 2 from touched t order by t.product_id
              on conflict (tenant_id, product_id) do update set version = v.version + 1
              returning v.product_id, v.version
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
