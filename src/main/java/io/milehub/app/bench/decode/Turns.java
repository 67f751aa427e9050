package io.milehub.app.bench.decode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All sides read the same body in turn, on this one thread, equally often before the first measurement. */
final class Turns {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Side side;
    private final double[] seconds;
    private final double[] processorSeconds;
    private long sum;
    private boolean read;

    private Turns(Side side, int repeat) {
        this.side = side;
        this.seconds = new double[repeat];
        this.processorSeconds = new double[repeat];
    }

    /**
     * Measures each side.
     *
     * @param warmUp readings of each that are not measured
     * @return in the order of the sides
     */
    static List<Turns> take(List<Side> sides, int warmUp, int repeat) throws Exception {
        List<Turns> all = new ArrayList<>();
        sides.forEach(side -> all.add(new Turns(side, repeat)));
        for (int round = -warmUp; round < repeat; round++) {
            for (Turns turns : all) {
                turns.read(round);
            }
        }
        return all;
    }

    private void read(int round) throws Exception {
        long processorNanos = THREADS.getCurrentThreadCpuTime();
        long nanos = System.nanoTime();
        long now = side.read();
        if (round >= 0) {
            seconds[round] = (System.nanoTime() - nanos) / 1e9;
            processorSeconds[round] = (THREADS.getCurrentThreadCpuTime() - processorNanos) / 1e9;
        }
        if (read && now != sum) {
            throw new IllegalStateException(name() + " read something else than before");
        }
        sum = now;
        read = true;
    }

    String name() {
        return side.name();
    }

    /** What every reading answered. */
    long sum() {
        return sum;
    }

    /** The median, by the clock. */
    double seconds() {
        return median(seconds);
    }

    /** The median, of this thread's processor time. */
    double processorSeconds() {
        return median(processorSeconds);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
