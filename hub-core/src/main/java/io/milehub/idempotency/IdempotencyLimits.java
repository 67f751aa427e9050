package io.milehub.idempotency;

import java.time.Duration;

/**
 * The limits of repeating calls.
 *
 * @param keep how long a response is kept, on the database's clock
 * @param heartbeat how often a node says which calls it is at
 * @param lease how long a call is its node's after it said so last, on the database's clock; then the node counts as
 *     dead, and a repeat takes the call over
 * @param inFlightMax how long a node may say so of one call
 * @param bodyBytesMax largest response that is kept
 * @param purgeMax rows that one transaction of the sweep deletes
 */
public record IdempotencyLimits(
        Duration keep, Duration heartbeat, Duration lease, Duration inFlightMax, int bodyBytesMax, int purgeMax) {
    public IdempotencyLimits {
        if (bodyBytesMax < 1 || purgeMax < 1 || !keep.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("Every limit of idempotency is positive");
        }
        if (lease.compareTo(heartbeat) <= 0 || inFlightMax.compareTo(lease) < 0) {
            throw new IllegalArgumentException("A lease outlasts a heartbeat, and no call is left before its lease");
        }
    }

    /** Kept for 24 hours; a call is taken over when its node missed four heartbeats, or after two minutes. */
    public static IdempotencyLimits defaults() {
        return new IdempotencyLimits(
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                1024 * 1024,
                1000);
    }
}
