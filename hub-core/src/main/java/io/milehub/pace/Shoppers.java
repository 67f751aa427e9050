package io.milehub.pace;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The shoppers whom this node is serving at this moment. A node is a process, and so is what they share: its
 * processors.
 */
public final class Shoppers {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition NOBODY = LOCK.newCondition();

    /** Written under the lock, read without it. */
    private static volatile int served;

    private Shoppers() {}

    /** A call of a shopper's that is being answered; closed when it is. */
    public interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    /** Somebody comes in. */
    public static Visit enters() {
        count(1);
        return () -> count(-1);
    }

    /** True while at least one is being served. */
    public static boolean areServed() {
        return served > 0;
    }

    private static void count(int change) {
        LOCK.lock();
        try {
            int now = served + change;
            served = now;
            if (now == 0) {
                NOBODY.signalAll();
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Waits until nobody is being served, at most so long. An interrupt ends it and stays set. */
    static void awaitNobody(long nanosMax) {
        long left = nanosMax;
        LOCK.lock();
        try {
            while (served > 0 && left > 0) {
                left = NOBODY.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            LOCK.unlock();
        }
    }
}
