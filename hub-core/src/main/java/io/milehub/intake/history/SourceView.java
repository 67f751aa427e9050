package io.milehub.intake.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed and how it fares.
 *
 * @param ageSeconds since its last applied run; null before the first
 * @param lastState of its newest run, applied or not
 */
public record SourceView(
        String source,
        String supplier,
        String feed,
        @Nullable Instant lastAppliedAt,
        @Nullable Long ageSeconds,
        @Nullable String lastRun,
        @Nullable String lastState,
        @Nullable String lastError,
        long quarantined) {}
