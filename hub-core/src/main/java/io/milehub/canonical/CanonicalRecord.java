package io.milehub.canonical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a supplier says about one of its pieces, in the words that every supplier's records share. */
public sealed interface CanonicalRecord permits Item, StockCount, SupplierPrice {
    /** The supplier's own number of the piece. */
    String sku();

    /** The source's version of this fact, larger is newer; absent where the source counts none. */
    @Nullable
    Long version();

    /** The moment for which the supplier says this; absent where the record carries none. */
    @Nullable
    Instant asOf();

    /**
     * 16 bytes over all content except {@link #version()} and {@link #asOf()}: equal content has an equal hash in every
     * process and release, so that an unchanged fact is recognised without comparing its columns.
     */
    byte[] contentHash();
}
