package io.milehub.app.bench.shoppers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Readers and buyers that come at a fixed rate, whether or not those before them have been served: what one waits
 * counts from when it came, so that a slow answer is not hidden by fewer questions.
 */
public final class Crowd implements AutoCloseable {

    /** Product and variant of a piece that is on sale. */
    public record Piece(String product, String variant) {}

    /** Waiting times of one phase, sorted, in milliseconds. */
    public record Waits(List<Double> reads, List<Double> holds) {
        public static final Waits NONE = new Waits(List.of(), List.of());

        /** Those of both, sorted. */
        public Waits and(Waits others) {
            return new Waits(sorted(reads, others.reads), sorted(holds, others.holds));
        }

        private static List<Double> sorted(List<Double> some, List<Double> others) {
            return Stream.concat(some.stream(), others.stream()).sorted().toList();
        }

        /** @param share 0.99 for the 99th percentile */
        public static double percentile(List<Double> sorted, double share) {
            return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        }
    }

    private static final int THREADS = 16;
    private static final long READ_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long HOLD_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Queue<Double> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Double> holds = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    private final Shopper shopper;
    private final List<Piece> pieces;
    private final long seed;

    /** Comes in: 20 reads and 5 holds a second, of pieces that the seed chooses. */
    public Crowd(Shopper shopper, List<Piece> pieces, long seed) {
        this.shopper = shopper;
        this.pieces = pieces;
        this.seed = seed;
        arrive(READ_EVERY_NANOS, this::read, reads);
        arrive(HOLD_EVERY_NANOS, this::buy, holds);
    }

    private interface Visit {
        /** @return when it was answered, by {@link System#nanoTime} */
        long make(Piece piece, int number);
    }

    private void arrive(long everyNanos, Visit visit, Queue<Double> waits) {
        long begin = System.nanoTime() + everyNanos;
        var count = new AtomicInteger();
        for (int lane = 0; lane < THREADS / 2; lane++) {
            // Each lane serves every n-th arrival, so that one that waits does not keep the next one from coming.
            var _ = threads.scheduleAtFixedRate(
                    () -> come(begin, everyNanos, count, visit, waits),
                    everyNanos * (lane + 1),
                    everyNanos * THREADS / 2,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void come(long begin, long everyNanos, AtomicInteger count, Visit visit, Queue<Double> waits) {
        try {
            long due = begin + everyNanos * count.getAndIncrement();
            int number = arrivals.incrementAndGet();
            Piece piece = pieces.get(new Random(seed + number).nextInt(pieces.size()));
            long answered = visit.make(piece, number);
            waits.add((answered - due) / 1e6);
        } catch (RuntimeException e) {
            failed.compareAndSet(null, e);
        }
    }

    private long read(Piece piece, int number) {
        if (number % 2 == 0) {
            shopper.product(piece.product());
        } else {
            shopper.page(piece.product());
        }
        return System.nanoTime();
    }

    private long buy(Piece piece, int number) {
        String hold = shopper.hold(piece.variant(), "bench-hold-" + seed + "-" + number);
        long answered = System.nanoTime();
        if (!hold.isEmpty()) {
            shopper.release(hold, "bench-release-" + seed + "-" + number);
        }
        return answered;
    }

    /**
     * What was waited since this was last asked.
     *
     * @throws IllegalStateException if anybody was answered with an error
     */
    public Waits sinceLast() {
        if (failed.get() != null) {
            throw new IllegalStateException("somebody in the crowd was not served", failed.get());
        }
        return new Waits(taken(reads), taken(holds));
    }

    private static List<Double> taken(Queue<Double> waits) {
        List<Double> taken = new ArrayList<>();
        for (Double wait = waits.poll(); wait != null; wait = waits.poll()) {
            taken.add(wait);
        }
        taken.sort(Comparator.naturalOrder());
        return taken;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
