package io.milehub.mapping;

import io.milehub.canonical.CanonicalRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a body holds, record by record, in the order of the document. Ordinals count from 0 within one body;
 * each is given exactly once.
 */
public interface RecordSink {
    void accepted(int ordinal, CanonicalRecord record);

    /**
     * The same of a body that is read with {@link KnownRecords}.
     *
     * @param raw the record's hash, by which it is known when it comes again
     */
    default void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
        accepted(ordinal, record);
    }

    /** A record that is known, and therefore neither mapped nor judged. */
    default void same(int ordinal) {}

    /**
     * @param sku the piece, where the record named one
     * @param raw the outermost record that this one stands in, as JSON text, cut at {@link Mapping#RAW_CHARS_MAX}
     *     characters
     * @param reasons every reason, at least one
     */
    void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons);

    /**
     * The same, with what else was read of the fact that the record would have been.
     *
     * @param fact {@link Fact#UNKNOWN} where nothing could be read
     */
    default void refused(int ordinal, Fact fact, String raw, List<Refusal> reasons) {
        refused(ordinal, fact.sku(), raw, reasons);
    }

    /**
     * Which fact a refused record would have been; null is what could not be read.
     *
     * @param part what tells facts of one SKU apart: the location of a count, the type of a price, else empty
     */
    record Fact(
            @Nullable String sku,
            @Nullable String part,
            @Nullable Long version,
            @Nullable Instant asOf) {
        public static final Fact UNKNOWN = new Fact(null, null, null, null);
    }

    /** The mapping's {@code skip} says that this record is none of ours. */
    void skipped(int ordinal);

    /** What follows stands in a further interchange of EDI, counted from the first call on. */
    default void interchangeBegins() {}
}
