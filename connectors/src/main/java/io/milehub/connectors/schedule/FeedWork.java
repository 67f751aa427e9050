package io.milehub.connectors.schedule;

import io.milehub.intake.FeedKey;
import io.milehub.tenancy.TenantId;
import java.time.Duration;

/** The work on one feed of one tenant, as its route on this node does it. */
public interface FeedWork {
    /** How a feed's bodies come in, or that they leave. */
    enum Kind {
        PULL,
        WEBHOOK,
        SEND
    }

    Kind kind();

    TenantId tenant();

    FeedKey feed();

    /** {@code <tenant's name>/<source>/<feed>}: names the job in the database. */
    String jobId();

    /** The wait from the end of a turn to the beginning of the next. */
    Duration every();

    /**
     * Does what is due, once.
     *
     * @throws FeedFailed if it could not be done and should be tried again later
     * @throws InterruptedException if the hub stops
     */
    void turn() throws FeedFailed, InterruptedException;
}
