package io.milehub.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed knows between runs; advanced only in the transaction of a merge.
 *
 * @param cursor where the next pull goes on
 * @param etag the validator of what was applied last
 * @param watermark start of the last accepted snapshot: a fact older than it loses
 * @param lastRun the run that was applied last
 * @param lastAppliedAt when it was
 * @param checkedAt when the source was last known to have nothing newer, whether merged or unchanged
 */
public record FeedState(
        @Nullable String cursor,
        @Nullable String etag,
        @Nullable Instant watermark,
        @Nullable RunId lastRun,
        @Nullable Instant lastAppliedAt,
        @Nullable Instant checkedAt) {
    /** A feed of which nothing was ever applied. */
    public static final FeedState NEW = new FeedState(null, null, null, null, null, null);
}
