package io.milehub.intake.drift;

import io.milehub.mapping.drift.DriftReport;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param report what its bodies hold, beside what their mapping reads
 * @param differences from the runs before
 * @param lost of what vanished, the places that required fields read
 */
record Drifted(DriftReport report, FeedShape.Differences differences, List<Lost> lost) {
    /** A place that has vanished, and the required fields that read it. */
    record Lost(String path, List<String> fields) {}

    /** What is new and no expression reads. */
    List<String> unreadNew() {
        return differences.appeared().stream()
                .filter(place -> !place.read())
                .map(DriftReport.Seen::path)
                .toList();
    }

    /** Whether the house is to be told. */
    boolean isNews() {
        return !lost.isEmpty() || !unreadNew().isEmpty();
    }
}
