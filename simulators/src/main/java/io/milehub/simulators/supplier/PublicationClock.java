package io.milehub.simulators.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Gives each publication a whole second later than the one before, so that readers can order them. */
public final class PublicationClock {

    private final Clock clock;
    private Instant last;

    /** The first publication carries the second of the start. */
    public PublicationClock(Clock clock, Instant start) {
        this.clock = clock;
        this.last = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The instant of the newest publication. */
    public synchronized Instant current() {
        return last;
    }

    /** The instant of the next publication. */
    public synchronized Instant advance() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        last = now.isAfter(last) ? now : last.plusSeconds(1);
        return last;
    }
}
