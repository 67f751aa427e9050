package io.milehub.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.Item;
import io.milehub.canonical.LineReport;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canonical records as JSON: one flat object whose keys are the field names of mapping files. Sizes, amounts and taxes
 * are text ({@code "IT 40"}, {@code "1890.00 EUR"}, {@code "INC(IT)"}), and so are rates and moments; a GTIN has 14
 * digits, what is absent is left out.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static ObjectNode of(CanonicalRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "sku", record.sku());
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
            case LineReport report -> report(report, json);
            case FxRate rate -> {
                json.put("base", rate.base().getCurrencyCode());
                json.put("quote", rate.quote().getCurrencyCode());
                json.put("type", rate.type().name());
                json.put("rate", rate.rate().toPlainString());
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
        put(json, "lifetime_limit", number(item.lifetimeLimit()));
    }

    private static void report(LineReport report, ObjectNode json) {
        json.put("order", report.order());
        put(json, "line", report.line());
        put(json, "quantity", number(report.quantity()));
        switch (report) {
            case LineReport.OrderStatus status -> {
                json.put("status", status.answer().name());
                put(json, "reason", status.reason());
                put(json, "expected_at", status.expectedAt());
                put(json, "reference", status.reference());
            }
            case LineReport.Shipment shipment -> {
                json.put("shipment", shipment.reference());
                put(json, "shipped_at", shipment.shippedAt());
                put(json, "carrier", shipment.carrier());
                put(json, "tracking", shipment.tracking());
                put(json, "tracking_url", shipment.trackingUrl());
                put(json, "delivered_at", shipment.deliveredAt());
            }
            case LineReport.Return back -> {
                put(json, "rma", back.reference());
                put(json, "received_at", back.receivedAt());
                put(json, "condition", back.condition());
                put(json, "disposition", back.disposition());
                put(json, "reason", back.reason());
            }
        }
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : number.longValue();
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
