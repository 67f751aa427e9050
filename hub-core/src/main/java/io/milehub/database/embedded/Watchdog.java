package io.milehub.database.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it has died: at once, and after so many times a minute evenly spaced, so that it is soon
 * back when what kept it down (a full disk) is gone.
 */
final class Watchdog implements AutoCloseable {

    /** What it watches. */
    interface Watched {
        boolean alive();

        /** Starts it where it was. */
        void restart() throws IOException, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Watched watched;
    private final int restartsPerMinuteMax;
    private final LongSupplier nanos;
    private final Duration spacing;
    private final Deque<Long> restarts = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hub-postgres-watchdog").factory());
    private boolean toldThatItWaits;

    Watchdog(Watched watched, int restartsPerMinuteMax, LongSupplier nanos) {
        this.watched = watched;
        this.restartsPerMinuteMax = restartsPerMinuteMax;
        this.nanos = nanos;
        this.spacing = WINDOW.dividedBy(restartsPerMinuteMax);
    }

    // Nobody waits for the schedule; look() lets nothing escape that would end it.
    @SuppressWarnings("FutureReturnValueIgnored")
    void watch() {
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        if (watched.alive()) {
            toldThatItWaits = false;
            return;
        }
        long now = nanos.getAsLong();
        while (!restarts.isEmpty() && now - restarts.getFirst() > WINDOW.toNanos()) {
            restarts.removeFirst();
        }
        if (restarts.size() >= restartsPerMinuteMax && now - restarts.getLast() < spacing.toNanos()) {
            if (!toldThatItWaits) {
                LOG.error(
                        "the embedded PostgreSQL died {} times within a minute; from now on it is started every {} s,"
                                + " look at its log",
                        restarts.size(),
                        spacing.toSeconds());
                toldThatItWaits = true;
            }
            return;
        }
        restarts.addLast(now);
        restart();
    }

    private void restart() {
        try {
            LOG.error(
                    "the embedded PostgreSQL died; starting it again ({} of at most {} times a minute)",
                    restarts.size(),
                    restartsPerMinuteMax);
            watched.restart();
        } catch (IOException | RuntimeException e) {
            LOG.error("the embedded PostgreSQL did not start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without interrupting a restart, which would leave a half-started server behind. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
