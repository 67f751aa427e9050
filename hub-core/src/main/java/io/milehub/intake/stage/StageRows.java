package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.Item;
import io.milehub.canonical.LineReport;
import io.milehub.canonical.LineReport.OrderStatus;
import io.milehub.canonical.LineReport.Return;
import io.milehub.canonical.LineReport.Shipment;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.StyleClass;
import io.milehub.canonical.SupplierPrice;
import io.milehub.canonical.Tax;
import io.milehub.intake.copy.CopyText;
import io.milehub.intake.live.NamedOffers;
import io.milehub.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes canonical records as rows of their stage, in the order of the columns of {@link StageTable}. */
final class StageRows {
    private final Contents contents;
    private final NamedOffers offers;
    private final StyleClass styleClass = new StyleClass();

    StageRows(Contents contents, NamedOffers offers) {
        this.contents = contents;
        this.offers = offers;
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
                row.text(count.sku())
                        .text(count.location())
                        .number(count.quantity())
                        .number(offers.of(count.sku()));
            case SupplierPrice price -> {
                row.text(price.sku()).text(price.type().name());
                amount(row, price.amount(), price.tax());
            }
            case LineReport report -> report(row, report);
            case FxRate rate ->
                row.text(rate.base().getCurrencyCode())
                        .text(rate.quote().getCurrencyCode())
                        .text(rate.type().name())
                        .text(rate.rate().toPlainString());
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

    /** Of the columns from the moment on each kind of report has its own. */
    private static void report(CopyText row, LineReport report) {
        Integer quantity = report.quantity();
        row.text(report.order()).text(told(report.line())).text(told(report.sku()));
        row.text(word(report)).text(told(report.reference()));
        row.number(quantity == null ? null : quantity.longValue());
        switch (report) {
            case OrderStatus status -> {
                row.instant(null).text(status.reason()).instant(status.expectedAt());
                absent(row, 6);
            }
            case Shipment sent -> {
                row.instant(sent.shippedAt()).text(null).instant(null);
                row.text(sent.carrier()).text(sent.tracking()).text(sent.trackingUrl());
                row.instant(sent.deliveredAt());
                absent(row, 2);
            }
            case Return back -> {
                row.instant(back.receivedAt()).text(back.reason());
                absent(row, 5);
                row.text(back.condition());
                row.text(back.disposition() == null ? null : back.disposition().name());
            }
        }
    }

    private static void absent(CopyText row, int columns) {
        for (int i = 0; i < columns; i++) {
            row.text(null);
        }
    }

    /** What is said of the pieces. */
    private static String word(LineReport report) {
        return switch (report) {
            case OrderStatus status -> status.answer().name();
            case Shipment _ -> "SHIPPED";
            case Return _ -> "RETURNED";
        };
    }

    private static String told(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void amount(CopyText row, Money money, Tax tax) {
        row.number(money.minor()).text(money.currency().getCurrencyCode());
        switch (tax) {
            case Tax.Included included -> row.text("INC").text(included.country());
            case Tax.Excluded excluded -> row.text("EXC").text(null);
        }
    }
}
