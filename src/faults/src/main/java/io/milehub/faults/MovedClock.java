package io.milehub.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The process's clock when it is wrong. The database's is another, and stays right. */
final class MovedClock extends Clock {
    private static volatile Duration off = Duration.ZERO;

    private final Clock right;

    MovedClock(Clock right) {
        this.right = right;
    }

    /** From now on; a negative duration is behind. */
    static void off(Duration by) {
        off = by;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(off);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovedClock(right.withZone(zone));
    }
}
