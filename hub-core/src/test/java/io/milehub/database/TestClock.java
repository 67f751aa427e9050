package io.milehub.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock for the code under test that stays in step with the time of the database's {@code hub.now()}. */
public final class TestClock extends Clock {

    private final JdbcClient owner;
    private final Clock real = Clock.systemUTC();
    private volatile Duration offset = Duration.ZERO;

    TestClock(JdbcClient owner) {
        this.owner = owner;
    }

    /** Moves both clocks on; a negative duration moves them back. */
    public synchronized void advance(Duration by) {
        Duration moved = offset.plus(by);
        owner.sql("call hub.move_clock(make_interval(secs => :seconds))")
                .param("seconds", moved.toMillis() / 1000.0)
                .update();
        offset = moved;
    }

    /** Back to the real time. */
    public synchronized void reset() {
        advance(offset.negated());
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the tests' clock shows UTC only");
    }
}
