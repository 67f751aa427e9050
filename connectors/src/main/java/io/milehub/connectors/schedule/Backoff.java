package io.milehub.connectors.schedule;

import io.milehub.connectors.ConnectorLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a failed feed is tried again: soon at first, then ever later, and never before the supplier wants it. */
final class Backoff {
    private static final int DOUBLINGS_MAX = 20;

    /** Our own database is asked again soon, however long it has been away: nobody is spared by a longer wait. */
    static final Duration OUTAGE_WAIT = Duration.ofSeconds(5);

    private final ConnectorLimits.Jobs limits;

    Backoff(ConnectorLimits.Jobs limits) {
        this.limits = limits;
    }

    /** @param failuresBefore failures in a row before this one */
    Duration after(int failuresBefore, Duration every, @Nullable Duration notBefore) {
        Duration first = shorter(every, limits.failureWaitFirst());
        Duration longest = longer(every, limits.failureWaitMax());
        Duration wait = shorter(first.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS_MAX)), longest);
        return notBefore == null ? wait : longer(wait, notBefore);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
