package io.milehub.intake.order;

import java.util.List;

/**
 * How the tables are read when orders are compared: natural keys, no ids, nothing that tells of arrival. Moments are
 * cut to seconds, since a snapshot that repeats a moment stands a microsecond after it.
 */
final class Standing {
    static final String LIVE = """
            select s.name || '/ITEM/' || o.supplier_sku || ' ' || (c.content #>> '{title,en}')
              from catalogue.offer o
              join intake.supplier s using (tenant_id, supplier_id)
              join catalogue.content c using (tenant_id, content_id)
             where o.content_hash is not null and o.removed_at is null
            union all
            select s.name || '/STOCK/' || o.supplier_sku || ' ' || l.on_hand
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
              join intake.supplier s using (tenant_id, supplier_id)
             where l.content_hash is not null
            union all
            select s.name || '/PRICE/' || o.supplier_sku || ' ' || f.amount_minor / 100
              from pricing.price_fact f
              join catalogue.offer o using (tenant_id, offer_id)
              join intake.supplier s using (tenant_id, supplier_id)
             where f.valid_to is null
            """;

    private static final String WATERMARK = """
            (select max(f.watermark) from intake.feed f
              where f.tenant_id = %1$s.tenant_id and f.source = %1$s.source and f.domain = %1$s.domain)
            """;

    static final List<String> EVERYTHING = List.of(
            """
            select concat_ws(' ', 'offer', o.source, o.supplier_sku, v.variant_key, p.style_key, o.gtin, o.style_class,
                     c.content, o.content_hash, o.version, o.domain, o.rrp_minor, o.rrp_currency, o.rrp_tax_mode,
                     o.rrp_tax_country, date_trunc('second', greatest(o.as_of, %s)))
              from catalogue.offer o
              join catalogue.variant v using (tenant_id, variant_id)
              join catalogue.product p using (tenant_id, product_id)
              join catalogue.content c using (tenant_id, content_id)
             where o.removed_at is null
            """.formatted(WATERMARK.formatted("o")), """
            select concat_ws(' ', 'variant', v.variant_key, v.gtin, v.colour, v.size_scale, v.size_label, p.style_key,
                     p.title, p.category, p.images)
              from catalogue.variant v
              join catalogue.product p using (tenant_id, product_id)
             where exists (select from catalogue.offer o
                            where o.tenant_id = v.tenant_id and o.variant_id = v.variant_id and o.removed_at is null)
            """, """
            select concat_ws(' ', 'price', o.supplier_sku, f.source, f.type, f.told_by, f.amount_minor, f.currency,
                     f.content_hash, f.version)
              from pricing.price_fact f
              join catalogue.offer o using (tenant_id, offer_id)
             where f.valid_to is null
            """, """
            select concat_ws(' ', 'shown', v.variant_key, x.market, x.amount_minor, x.currency, o.supplier_sku)
              from catalogue.variant v
              join lateral (select distinct on (market) * from pricing.price_shown s
                             where s.tenant_id = v.tenant_id and s.variant_id = v.variant_id
                             order by market, shown_from desc) x on true
              join catalogue.offer o on o.tenant_id = v.tenant_id and o.offer_id = x.offer_id
             where x.amount_minor is not null
               and exists (select from catalogue.offer l where l.tenant_id = v.tenant_id
                              and l.variant_id = v.variant_id and l.removed_at is null)
            """, """
            select concat_ws(' ', 'level', o.supplier_sku, l.source, l.location, l.on_hand, l.held, l.committed,
                     l.shortfall, l.version, date_trunc('second', greatest(l.as_of, %s)),
                     l.on_hand = (select coalesce(sum(g.delta), 0) from inventory.ledger g
                                   where g.tenant_id = l.tenant_id and g.offer_id = l.offer_id
                                     and g.location = l.location and g.counter = 'ON_HAND'))
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
             where l.content_hash is not null
            """.formatted(WATERMARK.formatted("l")), """
            select concat_ws(' ', 'gone', o.supplier_sku, l.location, l.on_hand)
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
             where l.content_hash is null and l.on_hand > 0
            """, """
            select concat_ws(' ', 'domain', source, domain, date_trunc('second', max(watermark)), sum(live))
              from intake.feed
             group by source, domain
            """);

    private Standing() {}
}
