package io.milehub.canonical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many of a piece a supplier has at one place.
 *
 * @param location the supplier's name of the place, {@value #MAIN} where it has only one
 * @param quantity pieces, never negative
 */
public record StockCount(
        String sku,
        String location,
        int quantity,
        @Nullable Long version,
        @Nullable Instant asOf) implements CanonicalRecord {
    /** The place of a supplier that names none. */
    public static final String MAIN = "main";

    public StockCount {
        if (quantity < 0) {
            throw new IllegalArgumentException("Stock of " + sku + " cannot be negative: " + quantity);
        }
    }

    @Override
    public byte[] contentHash() {
        return new ContentHash(RecordKind.STOCK)
                .text(sku)
                .text(location)
                .number(quantity)
                .bytes();
    }
}
