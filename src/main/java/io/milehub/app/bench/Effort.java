package io.milehub.app.bench;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a piece of work took: seconds by the clock, and seconds of processors, of this process and of all of
 * PostgreSQL's together. On a machine that others use as well, the processors' seconds are the steadier figure.
 */
final class Effort {

    private final ProcessHandle postmaster;
    private long beginNanos;
    private Map<Long, Duration> beginProcessors = Map.of();

    Effort(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    void begin() {
        beginProcessors = processors();
        beginNanos = System.nanoTime();
    }

    double seconds() {
        return (System.nanoTime() - beginNanos) / 1e9;
    }

    /** What processes that ended meanwhile had used is not in it. */
    double processorSeconds() {
        return processors().entrySet().stream()
                        .mapToLong(now -> now.getValue()
                                .minus(beginProcessors.getOrDefault(now.getKey(), Duration.ZERO))
                                .toNanos())
                        .sum()
                / 1e9;
    }

    private Map<Long, Duration> processors() {
        return Stream.concat(Stream.of(ProcessHandle.current(), postmaster), postmaster.children())
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().totalCpuDuration().orElse(Duration.ZERO)));
    }
}
