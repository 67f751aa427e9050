package io.milehub.intake.history;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as an operator sees it; counts are records, ids are text.
 *
 * @param purpose FEED, or RETRY or RELEASE of quarantined records
 * @param older records that lost to a later fact
 * @param effect what it did, or would do while it is held, by measure
 * @param findings the limits that it is beyond, each with samples
 */
public record RunView(
        String id,
        String source,
        String feed,
        String mode,
        String purpose,
        String state,
        int attempt,
        String node,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double seconds,
        int deliveries,
        int records,
        int accepted,
        int refused,
        int skipped,
        int added,
        int changed,
        int unchanged,
        int older,
        int removed,
        @Nullable String error,
        @JsonRawValue @JsonInclude(NON_NULL) @Nullable String effect,
        @JsonRawValue @JsonInclude(NON_NULL) @Nullable String findings) {}
