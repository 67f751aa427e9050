package io.milehub.intake.history;

import io.milehub.intake.FeedKey;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.mapping.FeedMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the run history.
 *
 * @param deliveries bodies of the run
 * @param records what the bodies held: accepted, refused and skipped together
 * @param merged what the merge did with the accepted records, after duplicates were reduced to their winner
 * @param error why it failed, or why it is unchanged
 */
public record RunSummary(
        RunId id,
        FeedKey feed,
        FeedMode mode,
        Run.State state,
        int attempt,
        String node,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int deliveries,
        int records,
        int accepted,
        int refused,
        int skipped,
        MergeCounts merged,
        @Nullable String error) {}
