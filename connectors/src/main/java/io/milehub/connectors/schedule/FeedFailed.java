package io.milehub.connectors.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A turn of a feed failed; its run, if it had one, says so too. */
public final class FeedFailed extends Exception {
    private final transient @Nullable Duration notBefore;

    /** @param notBefore how long the supplier wants to be left alone, as far as it said so */
    public FeedFailed(String reason, @Nullable Duration notBefore, @Nullable Throwable cause) {
        super(reason, cause);
        this.notBefore = notBefore;
    }

    @Nullable
    Duration notBefore() {
        return notBefore;
    }
}
