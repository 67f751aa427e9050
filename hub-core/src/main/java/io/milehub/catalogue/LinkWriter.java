package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what {@link Linking} worked out: fresh products and variants, then offers with their links. */
class LinkWriter {
    private static final String ADD_CONTENTS = """
            insert into catalogue.content (tenant_id, content_id, content)
            select tenancy.current_tenant(), s.content_id, s.content
              from pg_temp.stage_content s
             where s.content_id in (select content_id from pg_temp.item_change)
            on conflict do nothing
            """;

    private static final String ADD_PRODUCTS = """
            insert into catalogue.product (tenant_id, product_id, brand_id, style_key, title, description, category,
                   season, composition, origin, hs_code, images)
            overriding system value
            select tenancy.current_tenant(), p.product_id, p.brand_id, p.style_key,
                   c.content -> 'title', coalesce(c.content -> 'description', '{}'), c.content ->> 'category',
                   c.content ->> 'season', c.content ->> 'composition', c.content ->> 'origin', c.content ->> 'hsCode',
                   array(select jsonb_array_elements_text(c.content -> 'images'))
              from pg_temp.item_product p
              join catalogue.content c
                on c.tenant_id = (select tenancy.current_tenant()) and c.content_id = p.content_id
             where p.fresh
            """;

    private static final String ADD_VARIANTS = """
            insert into catalogue.variant (tenant_id, variant_id, variant_key, product_id, gtin, colour, size_scale,
                   size_label)
            overriding system value
            select tenancy.current_tenant(), t.variant_id, t.variant_key, p.product_id,
                   catalogue.key_gtin(t.variant_key), b.colour, b.size_scale, b.size_label
              from pg_temp.item_variant t
              join pg_temp.item_best b using (variant_id)
              join pg_temp.item_product p using (brand_id, style_key)
             where t.fresh
            """;

    private static final String MOVE_VARIANTS = """
            update catalogue.variant v
               set product_id = p.product_id, colour = b.colour, size_scale = b.size_scale, size_label = b.size_label
              from pg_temp.item_variant t
              join pg_temp.item_best b using (variant_id)
              join pg_temp.item_product p using (brand_id, style_key)
             where not t.fresh and v.tenant_id = (select tenancy.current_tenant()) and v.variant_id = t.variant_id
               and (v.product_id, v.colour, v.size_scale, v.size_label)
                   is distinct from (p.product_id, b.colour, b.size_scale, b.size_label)
            """;

    private static final String ADD_OFFERS = """
            insert into catalogue.offer (tenant_id, offer_id, supplier_id, supplier_sku, variant_id, season, source,
                   gtin, brand, brand_id, style_key, style_class, colour, size_scale, size_label, category, content_id,
                   content_hash, raw_hash, rrp_minor, rrp_currency, rrp_tax_mode, rrp_tax_country, rrp_from, domain,
                   version, as_of, delivery_id, ordinal, mapping_id, lifetime_limit)
            overriding system value
            select tenancy.current_tenant(), c.offer_id, :supplier, c.sku, t.variant_id, c.season, :source,
                   c.gtin, c.brand, l.brand_id, c.style_key, c.style_class, c.colour, c.size_scale, c.size_label,
                   c.category, c.content_id, c.hash, c.raw_hash, c.rrp_minor, c.rrp_currency, c.rrp_tax_mode,
                   c.rrp_tax_country, case when c.rrp_minor is not null then n.at end, :domain, c.version, c.moment,
                   c.delivery_id, c.ordinal, :mapping, c.lifetime_limit
              from pg_temp.item_change c
              join pg_temp.item_link l on l.offer_id = c.offer_id
              join pg_temp.item_variant t using (variant_key)
             cross join (select hub.now() as at offset 0) n
             where c.fresh
            """;

    /** The price is told from its first day on, however often it is told. */
    private static final String PRICE = """
            rrp_minor = c.rrp_minor, rrp_currency = c.rrp_currency, rrp_tax_mode = c.rrp_tax_mode,
                   rrp_tax_country = c.rrp_tax_country,
                   rrp_from = case when c.rrp_minor is null then null
                     when (c.rrp_minor, c.rrp_currency, c.rrp_tax_mode, c.rrp_tax_country) is not distinct from
                          (o.rrp_minor, o.rrp_currency, o.rrp_tax_mode, o.rrp_tax_country) then o.rrp_from
                     else (select hub.now()) end""";

    private static final String CHANGE_OFFERS = """
            update catalogue.offer o
               set variant_id = t.variant_id, season = c.season, source = :source, gtin = c.gtin, brand = c.brand,
                   brand_id = l.brand_id, style_key = c.style_key, style_class = c.style_class, colour = c.colour,
                   size_scale = c.size_scale, size_label = c.size_label, category = c.category,
                   content_id = c.content_id, content_hash = c.hash, raw_hash = c.raw_hash,
                   lifetime_limit = c.lifetime_limit,
                   %s,
                   domain = :domain, version = c.version, as_of = c.moment,
                   delivery_id = c.delivery_id, ordinal = c.ordinal, mapping_id = :mapping, removed_at = null
              from pg_temp.item_change c
              join pg_temp.item_link l on l.offer_id = c.offer_id
              join pg_temp.item_variant t using (variant_key)
             where not c.fresh and c.in_place is not true
               and o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = c.offer_id
            """.formatted(PRICE);

    private static final String CHANGE_IN_PLACE = """
            update catalogue.offer o
               set category = c.category, content_hash = c.hash, raw_hash = c.raw_hash,
                   lifetime_limit = c.lifetime_limit,
                   %s,
                   domain = :domain, version = c.version, as_of = c.moment,
                   delivery_id = c.delivery_id, ordinal = c.ordinal, mapping_id = :mapping
              from pg_temp.item_change c
             where c.in_place and o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = c.offer_id
            """.formatted(PRICE);

    /** Offers that the run does not name, but whose class gained or lost the single GTIN that they join. */
    private static final String MOVE_OFFERS = """
            update catalogue.offer o
               set variant_id = t.variant_id
              from pg_temp.item_link l
              join pg_temp.item_variant t using (variant_key)
             where not l.own and t.variant_id <> l.old_variant_id
               and o.tenant_id = (select tenancy.current_tenant()) and o.offer_id = l.offer_id
            """;

    private final JdbcClient jdbc;

    LinkWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(MergeContext context, boolean freshOnly) {
        jdbc.sql(ADD_CONTENTS).update();
        addParents();
        Map<String, ?> facts = FactParameters.of(context);
        jdbc.sql(ADD_OFFERS).params(facts).update();
        if (!freshOnly) {
            moveVariants();
            jdbc.sql(CHANGE_OFFERS).params(facts).update();
            jdbc.sql(MOVE_OFFERS).update();
        }
    }

    /** What is in place: only the offer's own row. */
    void changeInPlace(MergeContext context) {
        jdbc.sql(CHANGE_IN_PLACE).params(FactParameters.of(context)).update();
    }

    /** Where no items are staged, only standing offers move. */
    void move() {
        addParents();
        moveVariants();
        jdbc.sql(MOVE_OFFERS).update();
    }

    private void addParents() {
        jdbc.sql(ADD_PRODUCTS).update();
        jdbc.sql(ADD_VARIANTS).update();
    }

    private void moveVariants() {
        jdbc.sql(MOVE_VARIANTS).update();
    }
}
