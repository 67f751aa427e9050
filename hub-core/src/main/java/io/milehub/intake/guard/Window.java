package io.milehub.intake.guard;

import java.util.Map;

/**
 * What the delta runs of a feed did lately, so that many small runs are seen as the one large run that they are.
 *
 * @param counts by brand ('' is all), then measure
 * @param arrived all their records, of which those that were refused are a share
 */
record Window(Map<String, Map<Measure, Long>> counts, long arrived) {
    /** Of a snapshot, which is judged alone. */
    static final Window NONE = new Window(Map.of(), 0);

    long of(String brand, Measure measure) {
        return counts.getOrDefault(brand, Map.of()).getOrDefault(measure, 0L);
    }
}
