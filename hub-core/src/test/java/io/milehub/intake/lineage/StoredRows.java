package io.milehub.intake.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads facts of every table, drawn by a seed, with their values written as mapping files would name them. SQL writes
 * the texts, so that nothing of the code under test does.
 */
final class StoredRows {
    private static final String FROM_OFFERS = """
            select 'catalogue.offer ' || o.offer_id as row, o.delivery_id, o.ordinal, o.mapping_id,
                   jsonb_strip_nulls(jsonb_build_object('sku', o.supplier_sku, 'gtin', o.gtin,
                     'product.key', o.style_key, 'product.brand', o.brand, 'colour', o.colour,
                     'size', o.size_scale || ' ' || o.size_label, 'season', o.season,
                     'product.category', c.content ->> 'category', 'composition', c.content ->> 'composition',
                     'origin', c.content ->> 'origin', 'hs_code', c.content ->> 'hsCode',
                     'price.rrp', (o.rrp_minor / 100) || '.' || lpad((o.rrp_minor % 100)::text, 2, '0') || ' '
                                  || o.rrp_currency,
                     'price.tax', o.rrp_tax_mode || coalesce('(' || o.rrp_tax_country || ')', ''),
                     'images', (select string_agg(i.url, ' ' order by i.n)
                                  from jsonb_array_elements_text(c.content -> 'images') with ordinality i(url, n)),
                     'content', o.content_hash))
                   || (select coalesce(jsonb_object_agg('product.title.' || t.key, t.value), '{}')
                         from jsonb_each_text(c.content -> 'title') t)
                   || (select coalesce(jsonb_object_agg('product.description.' || t.key, t.value), '{}')
                         from jsonb_each_text(c.content -> 'description') t) as said
              from catalogue.offer o
              join catalogue.content c using (tenant_id, content_id)
            """;

    private static final String FROM_PRICES = """
            select 'pricing.price_fact ' || f.fact_id as row, f.delivery_id, f.ordinal, f.mapping_id,
                   jsonb_strip_nulls(jsonb_build_object('sku', o.supplier_sku,
                     case f.told_by when 'PRICE' then 'price.amount' else 'price.rrp' end,
                     (f.amount_minor / 100) || '.' || lpad((f.amount_minor % 100)::text, 2, '0') || ' ' || f.currency,
                     'price.tax', f.tax_mode || coalesce('(' || f.tax_country || ')', ''),
                     'price.type', case f.told_by when 'PRICE' then f.type end,
                     'content', case f.told_by when 'PRICE' then f.content_hash end)) as said
              from pricing.price_fact f
              join catalogue.offer o using (tenant_id, offer_id)
            """;

    private static final String FROM_STOCK = """
            select 'inventory.stock_level ' || l.offer_id || '/' || l.location as row, l.delivery_id, l.ordinal,
                   l.mapping_id, jsonb_build_object('sku', o.supplier_sku, 'location', l.location,
                     'quantity', l.on_hand::text, 'content', l.content_hash) as said
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
             where l.content_hash is not null
            """;

    private static final String FROM_PAST = """
            select 'intake.past_fact ' || p.past_id as row, p.delivery_id, p.ordinal, p.mapping_id,
                   jsonb_build_object('sku', o.supplier_sku, 'content', p.content_hash) as said
              from intake.past_fact p
              join catalogue.offer o using (tenant_id, offer_id)
            """;

    private static final String DRAWN = """
            select row, delivery_id, ordinal, mapping_id, said::text as said from (%s) facts
             order by md5(row || :seed) limit :rows
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    StoredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the tenant; of each table at most so many. */
    List<StoredRow> drawn(long seed, int rowsOfTable) {
        List<StoredRow> rows = new ArrayList<>();
        for (String from : List.of(FROM_OFFERS, FROM_PRICES, FROM_STOCK, FROM_PAST)) {
            rows.addAll(jdbc.sql(DRAWN.formatted(from))
                    .param("seed", Long.toString(seed))
                    .param("rows", rowsOfTable)
                    .query((row, _) -> new StoredRow(
                            row.getString("row"),
                            new FactOrigin(row.getLong("delivery_id"), row.getInt("ordinal"), row.getInt("mapping_id")),
                            texts(row.getString("said"))))
                    .list());
        }
        return rows;
    }

    private static Map<String, String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(foreign);
        }
    }
}
