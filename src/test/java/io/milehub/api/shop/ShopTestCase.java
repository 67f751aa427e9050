package io.milehub.api.shop;

import io.milehub.app.RunningHubTestCase;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The shop over HTTP, with a payment provider over HTTP behind it, and one product a test on its shelf. */
public abstract class ShopTestCase extends RunningHubTestCase {
    private static final String STOCK_UP = """
            with supplier as (
              insert into intake.supplier (tenant_id, name) values (1, 'Galleria Lume')
              on conflict (tenant_id, name) do update set name = excluded.name returning supplier_id
            ), agreement as (
              insert into catalogue.agreement (tenant_id, supplier_id, kind, cost_bp, seller_of_record, ack_hours,
                                               ship_hours, return_days, return_address, validity)
              select 1, supplier_id, 'DROPSHIP', 4500, 'hub', 24, 48, 14, 'Via Roma 1', '[2020-01-01,)' from supplier
              on conflict do nothing
            ), brand as (
              insert into catalogue.brand (tenant_id, name, slug) values (1, 'Lume', 'lume')
              on conflict (tenant_id, slug) do update set name = excluded.name returning brand_id
            ), mapping as (
              insert into intake.mapping (tenant_id, source, feed, version, content)
              values (1, 'galleria-lume', 'stock', :sku, '{}') returning mapping_id
            ), delivery as (
              insert into intake.delivery (tenant_id, source, feed, transport, content_hash, size_bytes, chunks)
              values (1, 'galleria-lume', 'stock', 'PULL', sha256('x'), 0, '{}') returning delivery_id
            ), product as (
              insert into catalogue.product (tenant_id, brand_id, style_key, title, category)
              select 1, brand_id, :sku, '{"en":"Wool coat"}', 'women/coats' from brand returning product_id
            ), listing as (
              insert into assortment.listing (tenant_id, product_id, market, state)
              select 1, product_id, 'it', 'LISTED' from product
            ), variant as (
              insert into catalogue.variant (tenant_id, variant_key, product_id)
              select 1, md5(:sku)::uuid, product_id from product returning variant_id
            ), offer as (
              insert into catalogue.offer (tenant_id, supplier_id, supplier_sku, variant_id, source, content_id,
                                           content_hash, brand_id, style_class, delivery_id, ordinal, mapping_id)
              select 1, supplier_id, :sku, variant_id, 'galleria-lume', gen_random_uuid(), gen_random_uuid(), brand_id,
                     md5(:sku)::uuid, delivery_id, 0, mapping_id
                from supplier, variant, brand, delivery, mapping
              returning offer_id
            ), shown as (
              insert into pricing.price_shown (tenant_id, variant_id, market, audience, shown_from, amount_minor,
                                               currency, offer_id)
              select 1, variant_id, 'it', 'member', hub.now(), 65000, 'EUR', offer_id from variant, offer
            ), stock as (
              insert into inventory.stock_level (tenant_id, offer_id, on_hand, source, delivery_id, ordinal, mapping_id)
              select 1, offer_id, :pieces, 'galleria-lume', delivery_id, 0, mapping_id from offer, delivery, mapping
            )
            select variant_id from variant
            """;

    /** A variant of a new product at 650.00 EUR, with so many pieces. */
    protected String variant(int pieces) {
        return variant("SKU-" + UUID.randomUUID(), pieces);
    }

    protected String variant(String sku, int pieces) {
        return inShop(() -> jdbc.sql(STOCK_UP)
                        .param("sku", sku)
                        .param("pieces", pieces)
                        .query(Long.class)
                        .single())
                .toString();
    }

    protected static String basket(String variant, int quantity) {
        return "{\"lines\":[{\"variantId\":\"%s\",\"quantity\":%d}]}".formatted(variant, quantity);
    }

    /** A checkout of one piece, ready to be paid. */
    protected String checkout(String token) throws Exception {
        JsonNode hold = json(post(token, "/api/holds", basket(variant(3), 1)));
        return json(post(
                        token,
                        "/api/checkouts",
                        "{\"holdId\":\"" + hold.path("id").asString() + "\"}"))
                .path("id")
                .asString();
    }

    protected HttpResponse<String> pay(String token, String checkout, String card, String key) throws Exception {
        return post(
                token,
                "/api/checkouts/" + checkout + "/payment",
                "{\"method\":\"card\",\"token\":\"" + card + "\"}",
                key);
    }
}
