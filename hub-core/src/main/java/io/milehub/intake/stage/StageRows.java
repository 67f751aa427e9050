package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import io.milehub.canonical.Tax;
import io.milehub.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes canonical records as rows of their stage, in the order of the columns of {@link StageTable}. */
final class StageRows {
    private StageRows() {}

    /** @param asOf of the record, or of its delivery */
    static void write(
            CopyText row,
            CanonicalRecord record,
            @Nullable Instant asOf,
            byte @Nullable [] raw,
            long deliveryId,
            int ordinal) {
        switch (record) {
            case Item item -> item(row, item);
            case StockCount count ->
                row.text(count.sku()).text(count.location()).number(count.quantity());
            case SupplierPrice price -> {
                row.text(price.sku()).text(price.type().name());
                amount(row, price.amount(), price.tax());
            }
        }
        row.number(record.version())
                .instant(asOf)
                .uuid(record.contentHash())
                .uuid(raw)
                .number(deliveryId)
                .number(ordinal);
    }

    private static void item(CopyText row, Item item) {
        row.text(item.sku())
                .text(item.gtin() == null ? null : item.gtin().digits14())
                .text(item.productKey())
                .text(item.brand())
                .text(item.colour())
                .text(item.size() == null ? null : item.size().scale().name())
                .text(item.size() == null ? null : item.size().label())
                .text(item.season())
                .text(item.category());
        content(row.field(), item);
        SupplierPrice.Amount rrp = item.rrp();
        if (rrp == null) {
            row.text(null).text(null).text(null).text(null);
        } else {
            amount(row, rrp.money(), rrp.tax());
        }
    }

    private static void amount(CopyText row, Money money, Tax tax) {
        row.number(money.minor()).text(money.currency().getCurrencyCode());
        switch (tax) {
            case Tax.Included included -> row.text("INC").text(included.country());
            case Tax.Excluded excluded -> row.text("EXC").text(null);
        }
    }

    private static void content(CopyText json, Item item) {
        json.raw("{\"title\":");
        texts(json, item.title());
        json.raw(",\"description\":");
        texts(json, item.description());
        optional(json, ",\"category\":", item.category());
        optional(json, ",\"season\":", item.season());
        optional(json, ",\"composition\":", item.composition());
        optional(json, ",\"origin\":", item.origin());
        optional(json, ",\"hsCode\":", item.hsCode());
        json.raw(",\"images\":");
        images(json, item.images());
        json.raw("}");
    }

    private static void texts(CopyText json, Map<String, String> texts) {
        String separator = "{";
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            json.raw(separator).jsonString(entry.getKey()).raw(":").jsonString(entry.getValue());
            separator = ",";
        }
        json.raw(texts.isEmpty() ? "{}" : "}");
    }

    private static void optional(CopyText json, String name, @Nullable String value) {
        if (value != null) {
            json.raw(name).jsonString(value);
        }
    }

    private static void images(CopyText json, List<String> images) {
        String separator = "[";
        for (String image : images) {
            json.raw(separator).jsonString(image);
            separator = ",";
        }
        json.raw(images.isEmpty() ? "[]" : "]");
    }
}
