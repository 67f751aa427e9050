package io.milehub.app.bench.decode;

import io.milehub.canonical.Gtin;
import io.milehub.canonical.Item;
import io.milehub.canonical.Size;
import io.milehub.canonical.SizeScale;
import io.milehub.canonical.SupplierPrice;
import io.milehub.canonical.Tax;
import io.milehub.money.Money;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One size of one style, as the house knows it.
 *
 * @param values what stands in each field, whatever the format; blank where the house has nothing to say
 * @param gtin with its check digit
 * @param category where the one tree has it
 * @param priceMinor in cents
 * @param edition how many there will ever be, if it is limited
 * @param updated by the clocks of the house
 */
record Piece(
        Map<Column, String> values,
        String gtin,
        String category,
        long priceMinor,
        @Nullable Integer edition,
        ZonedDateTime updated) {

    private static final Currency EUR = Currency.getInstance("EUR");

    Piece {
        values = new EnumMap<>(values);
    }

    String value(Column column) {
        return values.getOrDefault(column, "");
    }

    /** The item that every mapping must make of it, put together without any of them. */
    Item item() {
        String details = value(Column.TEXT_EN) + " " + value(Column.FIT) + ", " + value(Column.PATTERN) + ", "
                + value(Column.WEIGHT) + " g. " + value(Column.CARE);
        return new Item(
                value(Column.SKU),
                new Gtin("0" + gtin),
                value(Column.STYLE),
                value(Column.BRAND),
                Map.of(
                        "en", value(Column.NAME_EN),
                        "it", value(Column.NAME_IT),
                        "fr", value(Column.NAME_FR),
                        "de", value(Column.NAME_DE),
                        "es", value(Column.NAME_ES)),
                Map.of(
                        "en", details,
                        "it", value(Column.TEXT_IT),
                        "fr", value(Column.TEXT_FR),
                        "de", value(Column.TEXT_DE)),
                category,
                value(Column.SEASON),
                value(Column.MATERIAL) + "; lining " + value(Column.LINING),
                value(Column.ORIGIN),
                value(Column.HS).replace(".", ""),
                value(Column.COLOUR),
                new Size(SizeScale.valueOf(value(Column.SCALE)), value(Column.SIZE)),
                images(),
                new SupplierPrice.Amount(new Money(priceMinor, EUR), new Tax.Included("IT")),
                edition,
                Long.valueOf(value(Column.VERSION)),
                updated.toInstant());
    }

    private List<String> images() {
        return Stream.of(Column.IMAGE_1, Column.IMAGE_2, Column.IMAGE_3, Column.IMAGE_4, Column.IMAGE_5)
                .map(this::value)
                .toList();
    }
}
