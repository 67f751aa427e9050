package io.milehub.app.bench.holds;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many buyers at once, each asking for the next piece as soon as it is answered, until all attempts are made. */
public final class Buyers {

    /** Tries to hold one piece. */
    public interface Attempt {
        /**
         * Comes back when it is decided and committed.
         *
         * @return whether the piece is held
         */
        boolean hold(int number) throws Exception;
    }

    private Buyers() {}

    /** Lets them come. */
    public static Outcome buy(ExecutorService threads, int buyers, int attempts, Attempt attempt)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var granted = new AtomicInteger();
        long[] nanos = new long[attempts];
        long begin = System.nanoTime();
        Future<?>[] all = new Future<?>[buyers];
        for (int buyer = 0; buyer < buyers; buyer++) {
            all[buyer] = threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < attempts; number = next.getAndIncrement()) {
                    long asked = System.nanoTime();
                    if (attempt.hold(number)) {
                        granted.incrementAndGet();
                    }
                    nanos[number] = System.nanoTime() - asked;
                }
                return null;
            });
        }
        for (Future<?> one : all) {
            one.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(nanos);
        return new Outcome(granted.get(), attempts / seconds, millis(nanos, 0.5), millis(nanos, 0.99));
    }

    /** What came of it: pieces held, attempts a second, and how long an attempt took, in milliseconds. */
    public record Outcome(int granted, double perSecond, double millisP50, double millisP99) {}

    private static double millis(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
