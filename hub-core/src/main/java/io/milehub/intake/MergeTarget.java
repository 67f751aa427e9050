package io.milehub.intake;

import io.milehub.canonical.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module that takes facts of one kind into its tables. Called inside the merge's transaction, which holds the
 * source's advisory lock, in ascending order: first all targets plan, then the guard judges, then all apply. Whatever
 * one throws rolls the whole run back.
 */
public interface MergeTarget {
    /**
     * A staged record that cannot be taken in, with one of the reasons.
     *
     * @param part what beside the SKU says of what it tells: of a report, the order
     * @param code as a refusal's
     */
    record Unfit(
            long deliveryId,
            int ordinal,
            @Nullable String sku,
            @Nullable String part,
            String code,
            String field,
            String detail) {}

    RecordKind kind();

    /** Targets of one kind run in this order; the counts of the lowest are the run's. */
    int order();

    /**
     * Takes out of the stage what no row of this module could hold as things stand, and says so with every reason: it
     * goes into quarantine. Asked once, before {@link #plan}; the context is not staged yet.
     */
    default List<Unfit> unfit(MergeContext context) {
        return List.of();
    }

    /**
     * Finds what the stage's temporary table ({@code stage_item}, {@code stage_stock}, …) would do, set by set, into
     * temporary tables of its own, and into {@code pg_temp.run_effect} what the guard must know. Of what is ADDED and
     * CHANGED, the guard shows a few from {@code pg_temp.<kind>_change} should the run be held. A snapshot also has
     * {@code stage_unseen}: the live rows of its domain whose record it did not repeat unchanged. Nothing but temporary
     * tables is written, since the run may be held.
     */
    MergeCounts plan(MergeContext context);

    /** Writes what {@link #plan} found. */
    void apply(MergeContext context);
}
