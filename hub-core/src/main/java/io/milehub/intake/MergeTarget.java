package io.milehub.intake;

import io.milehub.canonical.RecordKind;

/**
 * A module that takes facts of one kind into its tables. Called inside the merge's transaction, which holds the
 * source's advisory lock, in ascending order; whatever it throws rolls the whole run back.
 */
public interface MergeTarget {
    RecordKind kind();

    /** Targets of one kind run in this order; the counts of the lowest are the run's. */
    int order();

    /**
     * Merges the stage's temporary table ({@code stage_item}, {@code stage_stock} or {@code stage_price}) set by set.
     */
    MergeCounts merge(MergeContext context);
}
