package io.milehub.intake.bugs;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import java.util.concurrent.atomic.AtomicReference;

/** The last step of a merge of stock: nothing, unless a check wants it to fail or to wait there. */
final class Interruption implements MergeTarget {
    private final AtomicReference<Runnable> step = new AtomicReference<>(Interruption::nothing);

    void with(Runnable wanted) {
        step.set(wanted);
    }

    void none() {
        step.set(Interruption::nothing);
    }

    private static void nothing() {}

    @Override
    public RecordKind kind() {
        return RecordKind.STOCK;
    }

    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        return MergeCounts.NONE;
    }

    @Override
    public void apply(MergeContext context) {
        step.get().run();
    }
}
