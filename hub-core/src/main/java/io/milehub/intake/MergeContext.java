package io.milehub.intake;

import io.milehub.mapping.FeedMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The run that is being merged.
 *
 * @param domain the feeds of the source that speak of the same facts; what a snapshot lacks is removed within it
 * @param supplierId whose offers these facts are about
 * @param mode in a snapshot the absence of a piece means that it is gone
 * @param byVersion whether the domain orders its facts by version before all else; else by their moment
 * @param mappingId the mapping version that made the staged rows, for lineage
 * @param startedAt when the run began, by the database's clock
 * @param moment what a snapshot attests, on the supplier's clock; null in a delta, whose records each say their own
 * @param watermark the moment of the last accepted snapshot of the domain: what is older has lost; null before the
 *     first
 * @param staged rows of the stage
 * @param recognised whether unchanged records were left out of the stage because their row stands
 */
public record MergeContext(
        RunId run,
        FeedKey feed,
        String domain,
        int supplierId,
        FeedMode mode,
        boolean byVersion,
        int mappingId,
        Instant startedAt,
        @Nullable Instant moment,
        @Nullable Instant watermark,
        int staged,
        boolean recognised) {
    /** The same run, now that it is staged and known what it attests. */
    public MergeContext staged(
            @Nullable Instant attested, @Nullable Instant standing, int rows, boolean someRecognised) {
        return new MergeContext(
                run,
                feed,
                domain,
                supplierId,
                mode,
                byVersion,
                mappingId,
                startedAt,
                attested,
                standing,
                rows,
                someRecognised);
    }

    /** Whether the run tells everything the source has, so that absence means removal. */
    public boolean snapshot() {
        return mode == FeedMode.SNAPSHOT;
    }
}
