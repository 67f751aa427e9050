package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.StyleClass;
import io.milehub.canonical.SupplierPrice;
import io.milehub.canonical.Tax;
import io.milehub.intake.copy.CopyText;
import io.milehub.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes canonical records as rows of their stage, in the order of the columns of {@link StageTable}. */
final class StageRows {
    private final Contents contents;
    private final StyleClass styleClass = new StyleClass();

    StageRows(Contents contents) {
        this.contents = contents;
    }

    /** @param asOf of the record, or of its delivery */
    void write(
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

    private void item(CopyText row, Item item) {
        // Before the row is begun: to write contents suspends the lane of the items.
        byte[] content = contents.id(item);
        row.text(item.sku())
                .text(item.gtin() == null ? null : item.gtin().digits14())
                .text(item.productKey())
                .text(item.brand())
                .uuid(styleClass.of(item))
                .text(item.colour())
                .text(item.size() == null ? null : item.size().scale().name())
                .text(item.size() == null ? null : item.size().label())
                .text(item.season())
                .text(item.category())
                .uuid(content);
        SupplierPrice.Amount rrp = item.rrp();
        if (rrp == null) {
            row.text(null).text(null).text(null).text(null);
        } else {
            amount(row, rrp.money(), rrp.tax());
        }
        Integer limit = item.lifetimeLimit();
        row.number(limit == null ? null : limit.longValue());
    }

    private static void amount(CopyText row, Money money, Tax tax) {
        row.number(money.minor()).text(money.currency().getCurrencyCode());
        switch (tax) {
            case Tax.Included included -> row.text("INC").text(included.country());
            case Tax.Excluded excluded -> row.text("EXC").text(null);
        }
    }
}
