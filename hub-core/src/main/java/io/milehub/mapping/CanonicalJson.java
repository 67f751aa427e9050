package io.milehub.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canonical records as JSON: one flat object whose keys are the field names of mapping files. Sizes, amounts and taxes
 * are text ({@code "IT 40"}, {@code "1890.00 EUR"}, {@code "INC(IT)"}), a GTIN has 14 digits, what is absent is left
 * out.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static ObjectNode of(CanonicalRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sku", record.sku());
        switch (record) {
            case Item item -> item(item, json);
            case StockCount stock -> {
                json.put("location", stock.location());
                json.put("quantity", stock.quantity());
            }
            case SupplierPrice price -> {
                json.put("price.type", price.type().name());
                json.put("price.amount", price.amount().toString());
                json.put("price.tax", price.tax().text());
            }
        }
        put(json, "version", record.version());
        put(json, "as_of", record.asOf());
        return json;
    }

    private static void item(Item item, ObjectNode json) {
        put(json, "gtin", item.gtin());
        json.put("product.key", item.productKey());
        json.put("product.brand", item.brand());
        texts(json, "product.title.", item.title());
        texts(json, "product.description.", item.description());
        put(json, "product.category", item.category());
        put(json, "season", item.season());
        put(json, "composition", item.composition());
        put(json, "origin", item.origin());
        put(json, "hs_code", item.hsCode());
        put(json, "colour", item.colour());
        put(json, "size", item.size());
        if (!item.images().isEmpty()) {
            item.images().forEach(json.putArray("images")::add);
        }
        SupplierPrice.Amount rrp = item.rrp();
        if (rrp != null) {
            json.put("price.rrp", rrp.money().toString());
            json.put("price.tax", rrp.tax().text());
        }
        Integer limit = item.lifetimeLimit();
        put(json, "lifetime_limit", limit == null ? null : limit.longValue());
    }

    private static void texts(ObjectNode json, String prefix, Map<String, String> texts) {
        texts.forEach((language, text) -> json.put(prefix + language, text));
    }

    private static void put(ObjectNode json, String field, @Nullable Object value) {
        if (value instanceof Long number) {
            json.put(field, number);
        } else if (value != null) {
            json.put(field, value.toString());
        }
    }
}
