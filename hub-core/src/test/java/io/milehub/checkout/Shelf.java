package io.milehub.checkout;

import io.milehub.database.TestDatabase;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that other modules write in production: suppliers, variants, offers, stock, a market. */
public final class Shelf {
    private static final String MARKET = """
            insert into pricing.market values (1, 'it', array['IT'], 'EUR', 'INC');
            insert into pricing.tax_rate values (1, 'IT', 2200, '[2020-01-01,)');
            insert into membership.tier values (1, 'gold', 1);
            insert into catalogue.brand (tenant_id, name, slug) values (1, 'Aurelle', 'aurelle');
            """;

    private static final String SOURCE = """
            with supplier as (
              insert into intake.supplier (tenant_id, name) values (1, :source)
              on conflict (tenant_id, name) do update set name = excluded.name returning supplier_id
            ), source as (
              insert into intake.source (tenant_id, source, supplier_id, rank)
              select 1, :source, supplier_id, :rank from supplier on conflict do nothing
            ), agreement as (
              insert into catalogue.agreement (tenant_id, supplier_id, kind, cost_bp, seller_of_record, ack_hours,
                                               ship_hours, return_days, return_address, validity)
              select 1, supplier_id, 'WHOLESALE', 4500, 'hub', 24, 48, 14, 'Via Roma 1', '[2020-01-01,)' from supplier
              on conflict do nothing
            ), mapping as (
              insert into intake.mapping (tenant_id, source, feed, version, content)
              values (1, :source, 'stock', 'v1', '{}') on conflict do nothing
            )
            select supplier_id from supplier
            """;

    private static final String DELIVERY = """
            insert into intake.delivery (tenant_id, source, feed, transport, content_hash, size_bytes, chunks)
            values (1, :source, 'stock', 'PULL', sha256('x'), 0, '{}') returning delivery_id
            """;

    private static final String VARIANT = """
            with product as (
              insert into catalogue.product (tenant_id, brand_id, style_key, title)
              select 1, brand_id, :sku, '{"en":"Wool coat"}' from catalogue.brand where tenant_id = 1
              returning product_id)
            insert into catalogue.variant (tenant_id, variant_key, product_id)
            select 1, md5(:sku)::uuid, product_id from product returning variant_id
            """;

    private static final String OFFER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku, variant_id, source, content_id,
                                         content_hash,
                                         brand_id, style_class, delivery_id, ordinal, mapping_id)
            values (1, :supplier, :sku, :variant, :source, gen_random_uuid(), gen_random_uuid(),
                    (select brand_id from catalogue.brand where tenant_id = 1), md5(:sku)::uuid, :delivery, 0,
                    (select mapping_id from intake.mapping
                      where tenant_id = 1 and source = :source and feed = 'stock'))
            returning offer_id
            """;

    private static final String STOCK = """
            insert into inventory.stock_level (tenant_id, offer_id, location, on_hand, source, delivery_id, ordinal,
                                               mapping_id)
            select 1, offer_id, :location, :pieces, source, delivery_id, 0, mapping_id
              from catalogue.offer where tenant_id = 1 and offer_id = :offer
            """;

    private static final String OFFERS = """
            select o.variant_id, o.offer_id, s.rank, o.lifetime_limit is not null from catalogue.offer o
              join intake.source s using (tenant_id, source)
             where o.tenant_id = 1 and (o.variant_id = any(:variants) or o.offer_id = any(:offers))
            """;

    private static final String RELINK = """
            with variant as (
              insert into catalogue.variant (tenant_id, variant_key, product_id)
              select 1, catalogue.split_key(o.offer_id), v.product_id
                from catalogue.offer o join catalogue.variant v using (tenant_id, variant_id)
               where o.tenant_id = 1 and o.offer_id = :offer
              returning variant_id)
            update catalogue.offer o set variant_id = variant.variant_id
              from variant where o.tenant_id = 1 and o.offer_id = :offer
            """;

    private static final String LEVEL = """
            select sum(on_hand), sum(held), sum(committed), sum(shortfall) from inventory.stock_level
             where tenant_id = 1 and offer_id = :offer
            """;

    private static final String MEMBER = """
            insert into membership.member (tenant_id, handle, name) values (1, :handle, :handle) returning member_id
            """;

    private final TestDatabase database;
    private final JdbcClient jdbc;

    Shelf(TestDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        if (count("select count(*) from pricing.market") == 0) {
            database.in(TestDatabase.FIRST, () -> {
                for (String statement : MARKET.split(";\n", -1)) {
                    if (!statement.isBlank()) {
                        jdbc.sql(statement).update();
                    }
                }
            });
        }
    }

    /** What is for sale of a variant, before any price. */
    record Offered(long variantId, long offerId, int rank, boolean limited) {}

    /** Counters of an offer, over its places. */
    public record Level(int onHand, int held, int committed, int shortfall) {}

    public long member(String handle) {
        return database.query(
                TestDatabase.FIRST,
                () -> jdbc.sql(MEMBER)
                        .param("handle", handle + "-" + System.nanoTime())
                        .query(Long.class)
                        .single());
    }

    long offer(String source, int rank, String sku, int pieces) {
        long variant = database.query(
                TestDatabase.FIRST,
                () -> jdbc.sql(VARIANT).param("sku", sku).query(Long.class).single());
        return offer(variant, source, rank, sku, pieces);
    }

    long anotherOffer(long sameVariantAs, String source, int rank, int pieces) {
        return offer(variantOf(sameVariantAs), source, rank, source + "-" + sameVariantAs, pieces);
    }

    private long offer(long variant, String source, int rank, String sku, int pieces) {
        return database.query(TestDatabase.FIRST, () -> {
            int supplier = jdbc.sql(SOURCE)
                    .param("source", source)
                    .param("rank", rank)
                    .query(Integer.class)
                    .single();
            long delivery =
                    jdbc.sql(DELIVERY).param("source", source).query(Long.class).single();
            long offer = jdbc.sql(OFFER)
                    .param("supplier", supplier)
                    .param("sku", sku)
                    .param("variant", variant)
                    .param("source", source)
                    .param("delivery", delivery)
                    .query(Long.class)
                    .single();
            jdbc.sql(STOCK)
                    .param("offer", offer)
                    .param("location", "main")
                    .param("pieces", pieces)
                    .update();
            return offer;
        });
    }

    /** Pieces at another place of the same offer. */
    public void place(long offer, String location, int pieces) {
        database.in(
                TestDatabase.FIRST,
                () -> jdbc.sql(STOCK)
                        .param("offer", offer)
                        .param("location", location)
                        .param("pieces", pieces)
                        .update());
    }

    public long variantOf(long offer) {
        return count("select variant_id from catalogue.offer where tenant_id = 1 and offer_id = " + offer);
    }

    List<Offered> offersOf(Collection<Long> variants) {
        return offered(variants, List.of());
    }

    List<Offered> offers(Collection<Long> offers) {
        return offered(List.of(), offers);
    }

    /** Makes the offer another variant, as a merge does when its keys change or an operator splits it off. */
    void relink(long offer) {
        database.in(
                TestDatabase.FIRST, () -> jdbc.sql(RELINK).param("offer", offer).update());
    }

    private List<Offered> offered(Collection<Long> variants, Collection<Long> offers) {
        return jdbc.sql(OFFERS)
                .param("variants", variants.toArray(Long[]::new))
                .param("offers", offers.toArray(Long[]::new))
                .query((row, number) -> new Offered(row.getLong(1), row.getLong(2), row.getInt(3), row.getBoolean(4)))
                .list();
    }

    public Level level(long offer) {
        return database.query(
                TestDatabase.FIRST,
                () -> jdbc.sql(LEVEL)
                        .param("offer", offer)
                        .query((row, number) -> new Level(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                        .single());
    }

    /** A number that a query answers as hub_app. */
    public long count(String sql) {
        return database.query(
                TestDatabase.FIRST, () -> jdbc.sql(sql).query(Long.class).single());
    }

    /** A text that a query answers as hub_app. */
    public String text(String sql) {
        return database.query(
                TestDatabase.FIRST, () -> jdbc.sql(sql).query(String.class).single());
    }

    public void run(String sql) {
        database.in(TestDatabase.FIRST, () -> jdbc.sql(sql).update());
    }
}
