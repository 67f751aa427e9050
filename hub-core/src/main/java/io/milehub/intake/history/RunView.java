package io.milehub.intake.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as an operator sees it; counts are records, ids are text. */
public record RunView(
        String id,
        String source,
        String feed,
        String mode,
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
        int removed,
        @Nullable String error) {}
