package io.milehub.pace;

import java.util.concurrent.TimeUnit;

/**
 * Lets shoppers go first. Work in the background that comes in many small steps asks between them; while somebody is
 * being served it waits, but never much longer than it has worked since it last waited, so that a crowd slows it and
 * cannot stop it. For one thread.
 */
public final class Courtesy {
    /** Below this nothing is gained by standing aside: a thread that wakes up costs about as much. */
    private static final long WORKED_MIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** Longer than a shopper's call takes in general, and short beside what anything in the background waits for. */
    private static final long WAIT_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Of what was worked. */
    private static final int WAIT_SHARE_MAX = 2;

    private long since = System.nanoTime();

    /** Between two steps. */
    public void giveWay() {
        if (!Shoppers.areServed()) {
            return;
        }
        long worked = System.nanoTime() - since;
        if (worked >= WORKED_MIN_NANOS) {
            Shoppers.awaitNobody(Math.min(WAIT_MAX_NANOS, WAIT_SHARE_MAX * worked));
            since = System.nanoTime();
        }
    }
}
