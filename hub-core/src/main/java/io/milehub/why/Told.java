package io.milehub.why;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param sku the offer that the record is about
 * @param transport {@code PULL} or {@code WEBHOOK}
 * @param message the sender's own id of the delivery, where it has one
 * @param record the record's place in the delivery, counted from 0
 * @param file the mapping file, {@code mappings/<source>/<feed>.yaml}, as of {@code mapping}
 * @param expression what the mapping file says at {@code line}
 * @param mapping the version of the mapping
 * @param asOf the moment of the fact on the supplier's clock
 * @param version the source's own count of the fact
 * @param run the run that applied the delivery, and when it did
 * @param said what the record says when it is mapped again
 * @param note why it cannot be mapped again, or in what it may differ
 */
public record Told(
        String supplier,
        String sku,
        @Nullable String source,
        @Nullable String feed,
        String delivery,
        @Nullable String transport,
        @Nullable String message,
        @Nullable Instant receivedAt,
        int record,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String expression,
        @Nullable String mapping,
        @Nullable Instant asOf,
        @Nullable Long version,
        @Nullable String run,
        @Nullable Instant appliedAt,
        @Nullable String said,
        @Nullable String note) {}
