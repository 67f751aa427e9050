package io.milehub.simulators.brenna;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Each call is a drop; the bucket leaks at a fixed rate, and a call that does not fit in is turned away. */
final class LeakyBucket {

    private final Clock clock;
    private final int drops;
    private final double leakPerSecond;
    private double level;
    private Instant measured;

    LeakyBucket(Clock clock, int drops, double leakPerSecond) {
        this.clock = clock;
        this.drops = drops;
        this.leakPerSecond = leakPerSecond;
        this.measured = clock.instant();
    }

    synchronized boolean takes() {
        Instant now = clock.instant();
        double leaked = Duration.between(measured, now).toMillis() * leakPerSecond / 1000;
        level = Math.max(0, level - leaked);
        measured = now;
        if (level + 1 > drops) {
            return false;
        }
        level++;
        return true;
    }

    /** As the header {@code X-Shopify-Shop-Api-Call-Limit} tells it. */
    synchronized String filled() {
        return (int) Math.ceil(level) + "/" + drops;
    }
}
