package io.milehub.intake;

import io.milehub.mapping.FeedMode;
import java.time.Instant;

/**
 * The run that is being merged.
 *
 * @param supplierId whose offers these facts are about
 * @param mode in a snapshot the absence of a piece means that it is gone
 * @param mappingId the mapping version that made the staged rows, for lineage
 * @param startedAt when the run began, by the database's clock: the watermark of a snapshot
 */
public record MergeContext(RunId run, FeedKey feed, int supplierId, FeedMode mode, int mappingId, Instant startedAt) {
    /** Whether the run tells everything the source has, so that absence means removal. */
    public boolean snapshot() {
        return mode == FeedMode.SNAPSHOT;
    }
}
