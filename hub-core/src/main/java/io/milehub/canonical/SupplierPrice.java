package io.milehub.canonical;

import io.milehub.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a supplier says that a piece costs, is recommended at, or must not be sold below. */
public record SupplierPrice(
        String sku,
        PriceType type,
        Money amount,
        Tax tax,
        @Nullable Long version,
        @Nullable Instant asOf) implements CanonicalRecord {
    /** An amount that says whether tax is in it. */
    public record Amount(Money money, Tax tax) {}

    @Override
    public byte[] contentHash() {
        return new ContentHash(RecordKind.PRICE)
                .text(sku)
                .text(type.name())
                .money(amount)
                .text(tax.text())
                .bytes();
    }
}
