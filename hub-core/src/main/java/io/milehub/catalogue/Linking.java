package io.milehub.catalogue;

import io.milehub.database.ScratchTable;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out, from all live offers of the keys that a run touches and never from what was linked before, which variant
 * each offer is and which product each variant: so the order in which deliveries arrive cannot matter.
 *
 * <p>A variant is a GTIN outside the restricted ranges, else brand, style, colour and size. An item without such a GTIN
 * joins the single GTIN that shares its style class; where two do, or none, it stands alone. An offer that an operator
 * has split off is a variant of its own. A product is brand and style of the best offer of a variant: the source of the
 * lowest rank, then by name of the source, then by SKU.
 *
 * <p>Leaves {@code pg_temp.item_link} (live offers in touched style classes), {@code item_variant} (touched variants),
 * {@code item_best} (their best offers) and {@code item_product}; ids of what is fresh are already drawn.
 */
class Linking {
    private static final List<ScratchTable> TABLES = List.of(
            ScratchTable.ofShortRows("item_brand", "brand text, brand_id int"),
            ScratchTable.ofShortRows("item_link", """
                    offer_id bigint, fresh boolean, sku text, source text, brand_id int, style_key text,
                    style_class uuid, gtin text, colour text, size_scale text, size_label text, content_id uuid,
                    old_variant_id bigint, own boolean, variant_key uuid
                    """),
            ScratchTable.of("item_variant", """
                    variant_key uuid, variant_id bigint, fresh boolean, old_product_id bigint, offers bigint
                    """),
            ScratchTable.ofShortRows("item_best", """
                    variant_id bigint, offer_id bigint, sku text, brand_id int, style_key text,
                    colour text, size_scale text, size_label text, content_id uuid, position bigint
                    """),
            ScratchTable.ofShortRows(
                    "item_product", "brand_id int, style_key text, content_id uuid, product_id bigint, fresh boolean"));

    private static final String ADD_BRANDS = """
            insert into catalogue.brand (tenant_id, name, slug)
            select tenancy.current_tenant(), max(trim(b.brand) collate "C"), b.slug
              from (select d.brand, catalogue.slug(d.brand) as slug
                      from (select distinct brand from pg_temp.item_change where brand is not null) d) b
             where not exists (select from catalogue.brand_alias a
                                where a.tenant_id = tenancy.current_tenant() and a.alias = b.slug)
               and not exists (select from catalogue.brand k
                                where k.tenant_id = tenancy.current_tenant() and k.slug = b.slug)
             group by b.slug
            on conflict do nothing
            """;

    private static final String RESOLVE_BRANDS = """
            insert into pg_temp.item_brand
            select b.brand, k.brand_id
              from (select d.brand, catalogue.slug(d.brand) as slug
                      from (select distinct brand from pg_temp.item_change where brand is not null) d) b
              left join catalogue.brand_alias a on a.tenant_id = tenancy.current_tenant() and a.alias = b.slug
              join catalogue.brand k on k.tenant_id = tenancy.current_tenant()
               and case when a.brand_id is null then k.slug = b.slug else k.brand_id = a.brand_id end
            """;

    private static final String LINK = """
            insert into pg_temp.item_link
            with own as (
              select c.offer_id, c.fresh, c.sku, :source as source, b.brand_id, c.style_key, c.style_class,
                     catalogue.linkable_gtin(c.gtin) as gtin, c.colour, c.size_scale, c.size_label, c.content_id,
                     c.old_variant_id, true as own
                from pg_temp.item_change c
                join pg_temp.item_brand b using (brand)
               where c.verb <> 'REMOVED' and c.in_place is not true
            ), image as materialized (
              select * from own
              union all
              select o.offer_id, false, o.supplier_sku, o.source, o.brand_id, o.style_key, o.style_class,
                     catalogue.linkable_gtin(o.gtin), o.colour, o.size_scale, o.size_label, o.content_id, o.variant_id,
                     false
                from catalogue.offer o
               where o.tenant_id = (select tenancy.current_tenant()) and o.removed_at is null
                 and o.style_class in (select style_class from own
                                       union select old_class from pg_temp.item_change
                                              where old_class is not null and in_place is not true)
                 and o.offer_id not in (select offer_id from pg_temp.item_change
                                         where not fresh and in_place is not true)
            ), joined as (
              select brand_id, style_class, min(gtin) as gtin
                from image
               where (brand_id, style_class) in (select brand_id, style_class from image where gtin is null) %1$s
               group by brand_id, style_class
              having min(gtin) = max(gtin)
            )
            select i.*, coalesce(%2$s catalogue.gtin_key(coalesce(i.gtin, j.gtin)),
                                 catalogue.class_key(k.slug, i.style_class)) as variant_key
              from image i
              join catalogue.brand k on k.tenant_id = (select tenancy.current_tenant()) and k.brand_id = i.brand_id
              left join joined j on i.gtin is null and j.brand_id = i.brand_id and j.style_class = i.style_class
            """;

    /** What an operator has split off takes no part in its class, neither with its GTIN nor without one. */
    private static final String TOGETHER = """
            and offer_id not in (select offer_id from catalogue.split where tenant_id = tenancy.current_tenant())
            """;

    private static final String ALONE = """
            case when i.offer_id in (select offer_id from catalogue.split where tenant_id = tenancy.current_tenant())
                 then catalogue.split_key(i.offer_id) end,
            """;

    private static final String ANY_SPLIT =
            "select exists (select from catalogue.split where tenant_id = tenancy.current_tenant())";

    /**
     * Keys that offers have now, and variants that they had; numbered as their offers are, which keeps indexes dense.
     */
    private static final String TOUCH_VARIANTS = """
            insert into pg_temp.item_variant
            with now as (
              select variant_key, min(offer_id) as offer_id, count(*) as offers
                from pg_temp.item_link group by variant_key)
            select o.variant_key, coalesce(o.variant_id, nextval('catalogue.variant_variant_id_seq')) as variant_id,
                   o.variant_id is null as fresh, o.product_id as old_product_id, o.offers
              from (select n.variant_key, n.offers, v.variant_id, v.product_id
                      from now n
                      left join catalogue.variant v
                        on v.tenant_id = (select tenancy.current_tenant()) and v.variant_key = n.variant_key
                     order by n.offer_id) o
            union all
            select v.variant_key, v.variant_id, false, v.product_id, 0
              from catalogue.variant v
             where v.tenant_id = (select tenancy.current_tenant())
               and v.variant_id in (select old_variant_id from pg_temp.item_change
                                     where old_variant_id is not null and in_place is not true
                                    union
                                    select old_variant_id from pg_temp.item_link where old_variant_id is not null)
               and not exists (select from now n where n.variant_key = v.variant_key)
            """;

    /** A fresh variant of one offer has no other best one, which spares a first load the search. */
    private static final String BEST_OFFERS = """
            insert into pg_temp.item_best
            with ranked as materialized (
              select source, row_number() over (order by rank, source) as position
                from intake.source where tenant_id = (select tenancy.current_tenant())
            ), member as (
              select t.variant_id, l.offer_id, l.sku, l.source, l.brand_id, l.style_key,
                     l.colour, l.size_scale, l.size_label, l.content_id
                from pg_temp.item_link l
                join pg_temp.item_variant t using (variant_key)
               where not (t.fresh and t.offers = 1)
              union all
              select o.variant_id, o.offer_id, o.supplier_sku, o.source, o.brand_id, o.style_key,
                     o.colour, o.size_scale, o.size_label, o.content_id
                from pg_temp.item_variant t
                join catalogue.offer o
                  on o.tenant_id = (select tenancy.current_tenant()) and o.variant_id = t.variant_id
               where not t.fresh and o.removed_at is null
                 and o.offer_id not in (select offer_id from pg_temp.item_link
                                        union all
                                        select offer_id from pg_temp.item_change where in_place is not true)
            )
            select t.variant_id, l.offer_id, l.sku, l.brand_id, l.style_key,
                   l.colour, l.size_scale, l.size_label, l.content_id, r.position
              from pg_temp.item_link l
              join pg_temp.item_variant t using (variant_key)
              join ranked r using (source)
             where t.fresh and t.offers = 1
            union all
            (select distinct on (m.variant_id) m.variant_id, m.offer_id, m.sku, m.brand_id, m.style_key,
                    m.colour, m.size_scale, m.size_label, m.content_id, r.position
               from member m
               join ranked r using (source)
              order by m.variant_id, r.position, m.sku collate "C")
            """;

    private static final String TOUCH_PRODUCTS = """
            insert into pg_temp.item_product
            select o.brand_id, o.style_key, o.content_id,
                   coalesce(o.product_id, nextval('catalogue.product_product_id_seq')) as product_id,
                   o.product_id is null as fresh
              from (select b.*, p.product_id
                      from (select distinct on (brand_id, style_key) brand_id, style_key, offer_id, content_id
                              from pg_temp.item_best
                             order by brand_id, style_key, position, sku collate "C") b
                      left join catalogue.product p
                        on p.tenant_id = (select tenancy.current_tenant()) and p.brand_id = b.brand_id
                       and p.style_key = b.style_key
                     order by b.offer_id) o
            """;

    private static final String FRESH_ONLY = """
            select not exists (select from pg_temp.item_variant where not fresh)
               and not exists (select from pg_temp.item_link where not (own and fresh))
               and not exists (select from pg_temp.item_product where not fresh)
            """;

    private final JdbcClient jdbc;

    Linking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For a run that moves no link, but whose followers look for links that moved. */
    void none() {
        TABLES.forEach(ScratchTable::ready);
    }

    /**
     * @param source whose items are in the run
     * @return whether no variant and no offer that stood before is concerned, so that nothing has to move
     */
    boolean workOut(String source) {
        TABLES.forEach(ScratchTable::ready);
        boolean split = jdbc.sql(ANY_SPLIT).query(Boolean.class).single();
        jdbc.sql(ADD_BRANDS).update();
        jdbc.sql(RESOLVE_BRANDS).update();
        jdbc.sql(LINK.formatted(split ? TOGETHER : "", split ? ALONE : ""))
                .param("source", source)
                .update();
        jdbc.sql(TOUCH_VARIANTS).update();
        jdbc.sql(BEST_OFFERS).update();
        jdbc.sql(TOUCH_PRODUCTS).update();
        return jdbc.sql(FRESH_ONLY).query(Boolean.class).single();
    }
}
