package io.milehub.canonical;

import io.milehub.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a supplier says that a piece costs, is recommended at, or must not be sold below. */
public record SupplierPrice(
        String sku,
        Type type,
        Money amount,
        Tax tax,
        @Nullable Long version,
        @Nullable Instant asOf) implements CanonicalRecord {
    /** What an amount stands for. */
    public enum Type {
        /** Recommended retail price. */
        RRP,
        /** What the shop pays. */
        COST,
        /** The lowest price at which the brand allows a sale. */
        FLOOR
    }

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
