package io.milehub.mapping.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What reading one body takes.
 *
 * @param worked of a processor, so that a busy machine does not count
 * @param bytes of the heap: what was allocated, or where that is too much, what was held at one time
 */
record Cost(Duration worked, long bytes) {
    static final String TIME = "no body takes more than two seconds";
    static final String HEAP = "no body takes more than 64 MiB of heap";

    private static final Duration WORKED_MAX = Duration.ofSeconds(2);
    /** A file of good records is no hostile one. */
    private static final long RECORD_NANOS_MAX = 5_000;

    private static final long BYTES_MAX = 64L * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Cost of(Runnable reading) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long worked = THREADS.getCurrentThreadCpuTime();
        reading.run();
        return new Cost(
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - worked),
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }

    boolean isTooMuchAllocated() {
        return bytes > BYTES_MAX;
    }

    /** The same with what was held of all that was allocated; the body is read once more. */
    Cost withHeld(Consumer<HeldHeap> reading) {
        HeldHeap held = new HeldHeap();
        reading.accept(held);
        return new Cost(worked, held.bytes());
    }

    /** @param records what the body has of them, each of which may take its time */
    boolean isWithin(int records) {
        return worked.compareTo(workedMax(records)) <= 0 && bytes <= BYTES_MAX;
    }

    void require(int records) {
        if (worked.compareTo(workedMax(records)) > 0) {
            throw new Broken(TIME, worked.toMillis() + " ms");
        }
        if (bytes > BYTES_MAX) {
            throw new Broken(HEAP, bytes / 1024 + " KiB");
        }
    }

    private static Duration workedMax(int records) {
        return WORKED_MAX.plusNanos(records * RECORD_NANOS_MAX);
    }
}
