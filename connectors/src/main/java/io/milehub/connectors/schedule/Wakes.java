package io.milehub.connectors.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Which jobs were asked to look for work, and which of them this node works on: those hear of it at once, without their
 * being made due in the database.
 */
final class Wakes {
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

    /** Whether this node works on the job. */
    boolean isWorkedOn(String job) {
        return working.contains(job);
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
