package io.milehub.catalogue;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.TenantId;
import java.util.List;

/**
 * What stands in the tables, by natural keys and without ids, one line a row; of variants and products the live ones.
 */
public final class Shelves {
    private static final List<String> QUERIES = List.of("""
            select 'offer', s.name, o.supplier_sku, v.variant_key, o.source, o.gtin, b.slug, o.style_class,
                   c.content ->> 'title', o.content_hash, o.rrp_minor, o.rrp_currency, o.rrp_tax_mode,
                   o.rrp_tax_country, o.version, o.removed_at is null
              from catalogue.offer o
              join intake.supplier s using (tenant_id, supplier_id)
              left join catalogue.variant v using (tenant_id, variant_id)
              left join catalogue.brand b using (tenant_id, brand_id)
              left join catalogue.content c using (tenant_id, content_id)
            """, """
            select distinct 'variant', v.variant_key, v.gtin, v.colour, v.size_scale, v.size_label, b.slug, p.style_key,
                   p.title, p.category, p.images, r.new_id is null
              from catalogue.variant v
              join catalogue.offer o on o.tenant_id = v.tenant_id and o.variant_id = v.variant_id
                  and o.removed_at is null
              join catalogue.product p on p.tenant_id = v.tenant_id and p.product_id = v.product_id
              join catalogue.brand b on b.tenant_id = p.tenant_id and b.brand_id = p.brand_id
              left join catalogue.redirect r on r.tenant_id = v.tenant_id and r.old_id = v.variant_id
                  and r.kind = 'VARIANT'
            """, """
            select 'fact', o.supplier_sku, f.source, f.type, f.told_by, f.amount_minor, f.currency, f.tax_mode,
                   f.tax_country, f.version
              from pricing.price_fact f
              join catalogue.offer o using (tenant_id, offer_id)
             where f.valid_to is null
            """, """
            select 'shown', v.variant_key, x.market, x.amount_minor, x.currency, o.supplier_sku, o.source
              from catalogue.variant v
              join lateral (select distinct on (market) * from pricing.price_shown s
                             where s.tenant_id = v.tenant_id and s.variant_id = v.variant_id
                             order by market, shown_from desc) x on true
              join catalogue.offer o on o.tenant_id = v.tenant_id and o.offer_id = x.offer_id
            """, """
            select 'level', o.supplier_sku, l.source, l.location, l.on_hand, l.held, l.committed, l.shortfall,
                   l.version
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
            """);

    private final TestDatabase database;

    public Shelves(TestDatabase database) {
        this.database = database;
    }

    /** All of it, sorted. */
    public List<String> of(TenantId tenant) {
        return database.query(
                tenant,
                () -> QUERIES.stream()
                        .flatMap(
                                query -> database
                                        .jdbc()
                                        .sql("select t::text from (" + query + ") t")
                                        .query(String.class)
                                        .list()
                                        .stream())
                        .sorted()
                        .toList());
    }

    /** Where every row of every table that a merge writes lies: equal before and after means that none was written. */
    public List<String> places(TenantId tenant) {
        return database.query(
                tenant,
                () -> List.of(
                                "catalogue.brand",
                                "catalogue.product",
                                "catalogue.product_version",
                                "catalogue.variant",
                                "catalogue.content",
                                "catalogue.offer",
                                "catalogue.redirect",
                                "pricing.price_fact",
                                "pricing.price_shown",
                                "inventory.stock_level",
                                "inventory.ledger",
                                "outbox.event")
                        .stream()
                        .flatMap(table -> database
                                .jdbc()
                                .sql("select '" + table + "' || t.ctid || ' ' || t.xmin from " + table
                                        + " t order by t.ctid")
                                .query(String.class)
                                .list()
                                .stream())
                        .toList());
    }
}
