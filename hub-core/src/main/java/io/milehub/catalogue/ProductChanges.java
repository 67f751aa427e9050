package io.milehub.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells of every product that a run touched, once: its content is that of its best live offer, its version moves under
 * the row's lock, and one {@code ProductChanged} stands in the outbox.
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

    /** A product whose last live offer is gone keeps the content it had. */
    private static final String CHANGE_STANDING = """
            with touched as (
              select product_id from pg_temp.item_product where not fresh
              union
              select old_product_id from pg_temp.item_variant where old_product_id is not null
            ), best as (
              select distinct on (v.product_id) v.product_id, o.offer_id
                from touched t
                join catalogue.variant v on v.tenant_id = tenancy.current_tenant() and v.product_id = t.product_id
                join catalogue.offer o
                  on o.tenant_id = tenancy.current_tenant() and o.variant_id = v.variant_id and o.removed_at is null
                join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = o.source
               order by v.product_id, r.rank, r.source, o.supplier_sku collate "C"
            ), word as (
              select b.product_id, o.content
                from best b
                join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = b.offer_id
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
               where p.tenant_id = tenancy.current_tenant() and p.product_id = t.product_id
              returning p.product_id, p.version
            )
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id,
                aggregate_version, payload)
            select tenancy.current_tenant(), outbox.partition_of('product', c.product_id::text), 'ProductChanged',
                   'product', c.product_id::text, c.version, jsonb_build_object('productId', c.product_id::text)
              from changed c
            """;

    /** Whether any offer or variant moved, or a redirect stands that may have to go. */
    private static final String ANY_MOVED = """
            select exists (select from pg_temp.item_link l join pg_temp.item_variant t using (variant_key)
                            where l.old_variant_id <> t.variant_id)
                or exists (select from pg_temp.item_variant t
                             join catalogue.variant v
                               on v.tenant_id = tenancy.current_tenant() and v.variant_id = t.variant_id
                            where t.old_product_id <> v.product_id)
                or exists (select from catalogue.redirect where tenant_id = tenancy.current_tenant())
            """;

    /** A variant that lost its live offers points to where the best of them went; one that is alive again does not. */
    private static final String REDIRECT_VARIANTS = """
            with alive as (
              delete from catalogue.redirect r
               where r.tenant_id = tenancy.current_tenant() and r.kind = 'VARIANT'
                 and r.old_id in (select variant_id from pg_temp.item_best))
            insert into catalogue.redirect (tenant_id, kind, old_id, new_id)
            select distinct on (l.old_variant_id)
                   tenancy.current_tenant(), 'VARIANT', l.old_variant_id, t.variant_id
              from pg_temp.item_link l
              join pg_temp.item_variant t using (variant_key)
              join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = l.source
             where l.old_variant_id <> t.variant_id
               and not exists (select from pg_temp.item_best b where b.variant_id = l.old_variant_id)
             order by l.old_variant_id, r.rank, r.source, l.sku collate "C"
            on conflict (tenant_id, kind, old_id) do update set new_id = excluded.new_id, at = excluded.at
            """;

    private static final String REDIRECT_PRODUCTS = """
            with alive as (
              delete from catalogue.redirect r
               where r.tenant_id = tenancy.current_tenant() and r.kind = 'PRODUCT'
                 and r.old_id in (select product_id from pg_temp.item_product))
            insert into catalogue.redirect (tenant_id, kind, old_id, new_id)
            select tenancy.current_tenant(), 'PRODUCT', m.old_product_id, min(m.product_id)
              from (select t.old_product_id, v.product_id
                      from pg_temp.item_variant t
                      left join catalogue.redirect r
                        on r.tenant_id = tenancy.current_tenant() and r.kind = 'VARIANT' and r.old_id = t.variant_id
                      join catalogue.variant v
                        on v.tenant_id = tenancy.current_tenant() and v.variant_id = coalesce(r.new_id, t.variant_id)
                     where not t.fresh and t.old_product_id <> v.product_id) m
             where not exists (
                     select from catalogue.variant x
                       join catalogue.offer o
                         on o.tenant_id = tenancy.current_tenant() and o.variant_id = x.variant_id
                        and o.removed_at is null
                      where x.tenant_id = tenancy.current_tenant() and x.product_id = m.old_product_id)
             group by m.old_product_id
            on conflict (tenant_id, kind, old_id) do update set new_id = excluded.new_id, at = excluded.at
            """;

    private final JdbcClient jdbc;

    ProductChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void tell() {
        jdbc.sql(TELL_FRESH).update();
        jdbc.sql(CHANGE_STANDING).update();
        if (jdbc.sql(ANY_MOVED).query(Boolean.class).single()) {
            jdbc.sql(REDIRECT_VARIANTS).update();
            jdbc.sql(REDIRECT_PRODUCTS).update();
        }
    }
}
