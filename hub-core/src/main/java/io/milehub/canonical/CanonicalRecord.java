package io.milehub.canonical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a source says in one record, in the words that the records of every source share. */
public sealed interface CanonicalRecord permits Item, StockCount, SupplierPrice, LineReport, FxRate {
    /** The supplier's own number of the piece that it is about; absent where the record names none. */
    @Nullable
    String sku();

    /** The source's version of this fact, larger is newer; absent where the source counts none. */
    @Nullable
    Long version();

    /** The moment for which the source says this; absent where the record carries none. */
    @Nullable
    Instant asOf();

    /**
     * 16 bytes over all content except {@link #version()} and {@link #asOf()}: equal content has an equal hash in every
     * process and release, so that an unchanged fact is recognised without comparing its columns.
     */
    byte[] contentHash();
}
