package io.milehub.outbox;

import java.time.Duration;

/**
 * Every limit of the relay.
 *
 * @param batch events that a consumer is given at once
 * @param lease how long a partition stays with its node after the node's last sign of life
 * @param poll wait between looks when nobody wakes the relay
 * @param retryFirst wait before a failed consumer is tried again; doubled with each failure in a row
 * @param retryMax longest such wait
 */
public record OutboxLimits(int batch, Duration lease, Duration poll, Duration retryFirst, Duration retryMax) {
    public static final OutboxLimits DEFAULT = new OutboxLimits(
            500, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5));

    public OutboxLimits {
        if (batch < 1) {
            throw new IllegalArgumentException("milehub.outbox.batch must be at least 1, not " + batch);
        }
    }
}
