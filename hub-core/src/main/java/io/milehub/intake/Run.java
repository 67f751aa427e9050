package io.milehub.intake;

import io.milehub.mapping.FeedMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pull with all its pages, or one micro-batch of webhooks, as its caller holds it.
 *
 * @param purpose what it takes in
 * @param attempt counts who works on the run; only the latest attempt can finish it, an earlier one is stale
 * @param startedAt by the database's clock; the watermark that an accepted snapshot leaves
 * @param cursorAfter where the feed will stand after the merge; known from RECEIVED on
 * @param etagAfter the validator of what was read; known from RECEIVED on
 */
public record Run(
        RunId id,
        FeedKey feed,
        FeedMode mode,
        Purpose purpose,
        State state,
        int attempt,
        Instant startedAt,
        @Nullable String cursorAfter,
        @Nullable String etagAfter) {
    /** What a run takes in. */
    public enum Purpose {
        /** What the source sends. */
        FEED,
        /** Records out of quarantine that the mapping now makes something of. */
        RETRY,
        /** Records out of quarantine that only the mapping's own rules refuse, and an operator lets in. */
        RELEASE
    }

    /** Where a run stands. A run is open in RECEIVING and RECEIVED; a feed has at most one open run. */
    public enum State {
        /** Bodies are arriving. Left behind by a dead node it is abandoned: what the source has is asked for again. */
        RECEIVING,
        /** All bodies are stored. Left behind by a dead node it is applied again. */
        RECEIVED,
        MERGED,
        /** The source had nothing new. */
        UNCHANGED,
        FAILED,
        ABANDONED,
        /** Beyond the limits of its feed, waiting for an operator. */
        HELD,
        /** Held, and overtaken by a newer complete snapshot. */
        SUPERSEDED,
        /** Held, and refused by an operator. */
        REFUSED
    }
}
