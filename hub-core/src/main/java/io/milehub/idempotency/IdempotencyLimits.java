package io.milehub.idempotency;

import java.time.Duration;

/**
 * The limits of repeating calls.
 *
 * @param keep how long a response is kept, on the database's clock
 * @param inFlightMax how long a call may run before its node counts as dead and a repeat takes it over; longer than any
 *     call that is still alive, so that two never run at once
 * @param bodyBytesMax largest response that is kept
 * @param purgeMax rows that one transaction of the sweep deletes
 */
public record IdempotencyLimits(Duration keep, Duration inFlightMax, int bodyBytesMax, int purgeMax) {
    public IdempotencyLimits {
        if (bodyBytesMax < 1 || purgeMax < 1 || !keep.isPositive() || !inFlightMax.isPositive()) {
            throw new IllegalArgumentException("Every limit of idempotency is positive");
        }
    }

    /** Kept for 24 hours; a call is taken over after two minutes. */
    public static IdempotencyLimits defaults() {
        return new IdempotencyLimits(Duration.ofHours(24), Duration.ofMinutes(2), 1024 * 1024, 1000);
    }
}
