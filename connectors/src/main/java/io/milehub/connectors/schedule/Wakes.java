package io.milehub.connectors.schedule;

import io.milehub.connectors.schedule.FeedJobs.Due;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Which jobs were asked to look for work, and which of them this node works on: those hear of it at once, without their
 * being made due in the database.
 */
final class Wakes {
    /** A turn of webhooks takes less than this, in general. */
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

    private final Map<String, Semaphore> asked = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();

    /** Asks a job to look, and returns whether it must be made due for that. */
    boolean ask(String job) {
        Semaphore asks = of(job);
        boolean first = asks.availablePermits() == 0 || unheard.remove(job);
        asks.release();
        return first && !working.contains(job);
    }

    /** The job is about to be made due for all who asked so far; who asks from here on is the first again. */
    void pass(String job) {
        of(job).drainPermits();
    }

    /** The job could not be made due: who asked still waits, and whoever asks next tries again. */
    void unheard(String job) {
        unheard.add(job);
        of(job).release();
    }

    /**
     * Makes the job due, in a thread of its own. Another node that works on it does not hear what arrives here, so this
     * one tries until that one's turn is over.
     *
     * @param patience how long it is tried; then the job's own schedule looks
     */
    void passOn(String job, Duration patience, Supplier<Due> makeDue) {
        Thread.ofVirtual().name("wake-" + job).start(() -> {
            long begin = System.nanoTime();
            while (passed(job, makeDue) == Due.RUNNING
                    && !working.contains(job)
                    && System.nanoTime() - begin < patience.toNanos()) {
                LockSupport.parkNanos(AGAIN_AFTER.toNanos());
            }
        });
    }

    private Due passed(String job, Supplier<Due> makeDue) {
        pass(job);
        Due due = makeDue.get();
        if (due != Due.DUE_NOW) {
            unheard(job);
        }
        return due;
    }

    /** This node works on the job, and looks for all that was asked before. */
    void begin(String job) {
        working.add(job);
        unheard.remove(job);
        of(job).drainPermits();
    }

    /** Waits until the job is asked; returns whether it was. */
    boolean await(String job, Duration atMost) throws InterruptedException {
        boolean woken = of(job).tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        of(job).drainPermits();
        return woken;
    }

    /** This node works on the job no more. To be said before another may, else that one's work would be ended. */
    void end(String job) {
        working.remove(job);
    }

    /** Whether the job was asked since it last looked. */
    boolean asked(String job) {
        return of(job).availablePermits() > 0;
    }

    private Semaphore of(String job) {
        return asked.computeIfAbsent(job, _ -> new Semaphore(0));
    }
}
