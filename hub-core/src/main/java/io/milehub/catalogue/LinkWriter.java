package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what {@link Linking} worked out: fresh products and variants, then offers with their links. */
class LinkWriter {
    private static final String ADD_PRODUCTS = """
            with content as (%s)
            insert into catalogue.product (tenant_id, product_id, brand_id, style_key, title, description, category,
                   season, composition, origin, hs_code, images)
            overriding system value
            select tenancy.current_tenant(), product_id, brand_id, style_key,
                   content -> 'title', coalesce(content -> 'description', '{}'), content ->> 'category',
                   content ->> 'season', content ->> 'composition', content ->> 'origin', content ->> 'hsCode',
                   array(select jsonb_array_elements_text(content -> 'images'))
              from content
             order by product_id
            """;

    private static final String STAGED = """
            select p.product_id, p.brand_id, p.style_key, s.content
              from pg_temp.item_product p join pg_temp.stage_item s on s.sku = p.sku
             where p.fresh and p.own
            """;

    private static final String STANDING = """
            select p.product_id, p.brand_id, p.style_key, o.content
              from pg_temp.item_product p
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = p.offer_id
             where p.fresh and not p.own
            """;

    private static final String ADD_VARIANTS = """
            insert into catalogue.variant (tenant_id, variant_id, variant_key, product_id, gtin, colour, size_scale,
                   size_label)
            overriding system value
            select tenancy.current_tenant(), t.variant_id, t.variant_key, p.product_id,
                   case when t.variant_key like 'gtin:%' then substr(t.variant_key, 6) end,
                   b.colour, b.size_scale, b.size_label
              from pg_temp.item_variant t
              join pg_temp.item_best b using (variant_id)
              join pg_temp.item_product p using (brand_id, style_key)
             where t.fresh
             order by t.variant_id
            """;

    private static final String MOVE_VARIANTS = """
            update catalogue.variant v
               set product_id = p.product_id, colour = b.colour, size_scale = b.size_scale, size_label = b.size_label
              from pg_temp.item_variant t
              join pg_temp.item_best b using (variant_id)
              join pg_temp.item_product p using (brand_id, style_key)
             where not t.fresh and v.tenant_id = tenancy.current_tenant() and v.variant_id = t.variant_id
               and (v.product_id, v.colour, v.size_scale, v.size_label)
                   is distinct from (p.product_id, b.colour, b.size_scale, b.size_label)
            """;

    private static final String ADD_OFFERS = """
            insert into catalogue.offer (tenant_id, offer_id, supplier_id, supplier_sku, variant_id, season,
                source, gtin,
                   brand, brand_id, style_key, style_class, colour, size_scale, size_label, content, content_hash,
                   raw_hash, domain, version, as_of, delivery_id, ordinal, mapping_id)
            overriding system value
            select tenancy.current_tenant(), l.offer_id, :supplier, s.sku, t.variant_id, s.season, :source, s.gtin,
                   s.brand, l.brand_id, s.style_key, l.style_class, s.colour, s.size_scale, s.size_label, s.content,
                   s.hash, s.raw_hash, :domain, s.version, greatest(s.as_of, :moment::timestamptz), s.delivery_id,
                   s.ordinal, :mapping
              from pg_temp.stage_item s
              join pg_temp.item_link l on l.own and l.fresh and l.sku = s.sku
              join pg_temp.item_variant t using (variant_key)
            """;

    private static final String CHANGE_OFFERS = """
            update catalogue.offer o
               set variant_id = t.variant_id, season = s.season, source = :source, gtin = s.gtin, brand = s.brand,
                   brand_id = l.brand_id, style_key = s.style_key, style_class = l.style_class, colour = s.colour,
                   size_scale = s.size_scale, size_label = s.size_label, content = s.content, content_hash = s.hash,
                   raw_hash = s.raw_hash, domain = :domain, version = s.version,
                   as_of = greatest(s.as_of, :moment::timestamptz),
                   delivery_id = s.delivery_id, ordinal = s.ordinal, mapping_id = :mapping, removed_at = null
              from pg_temp.stage_item s
              join pg_temp.item_link l on l.own and not l.fresh and l.sku = s.sku
              join pg_temp.item_variant t using (variant_key)
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = l.offer_id
            """;

    /** Offers that the run does not name, but whose class gained or lost the single GTIN that they join. */
    private static final String MOVE_OFFERS = """
            update catalogue.offer o
               set variant_id = t.variant_id
              from pg_temp.item_link l
              join pg_temp.item_variant t using (variant_key)
             where not l.own and t.variant_id <> l.old_variant_id
               and o.tenant_id = tenancy.current_tenant() and o.offer_id = l.offer_id
            """;

    private final JdbcClient jdbc;

    LinkWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(MergeContext context) {
        addParents(STAGED + "union all " + STANDING);
        Map<String, ?> facts = FactParameters.of(context);
        jdbc.sql(ADD_OFFERS).params(facts).update();
        jdbc.sql(CHANGE_OFFERS).params(facts).update();
        jdbc.sql(MOVE_OFFERS).update();
    }

    /** Where no items are staged, only standing offers move. */
    void move() {
        addParents(STANDING);
        jdbc.sql(MOVE_OFFERS).update();
    }

    private void addParents(String content) {
        jdbc.sql(ADD_PRODUCTS.formatted(content)).update();
        jdbc.sql(ADD_VARIANTS).update();
        jdbc.sql(MOVE_VARIANTS).update();
    }
}
