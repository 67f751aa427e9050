package io.milehub.connectors.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.milehub.database.Outage;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a job's turn in the table of jobs. A job whose end could not be written would lie there as taken until its
 * heartbeats are missed; so, while the database is away, its end is kept here and written as soon as it is back.
 */
final class GivingBack {
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);

    /** Then its heartbeats have long been missed, and whoever sees that takes it over. */
    private static final int TRIES_MAX = 600;

    private final ServerTime time;

    GivingBack(ServerTime time) {
        this.time = time;
    }

    void due(ExecutionOperations<Void> operations, ExecutionComplete complete, Duration in) {
        for (int tries = 1; ; tries++) {
            try {
                operations.reschedule(complete, time.now().plus(in));
                return;
            } catch (RuntimeException failure) {
                if (!Outage.isBehind(failure)
                        || tries == TRIES_MAX
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
            }
        }
    }
}
