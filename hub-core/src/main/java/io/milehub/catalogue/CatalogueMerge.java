package io.milehub.catalogue;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged items into offers, and recomputes what hangs on them: variants, products, their content and redirects.
 * Counts are of offers. For targets that follow in the same transaction it leaves {@code pg_temp.item_change}
 * (offer_id, sku, fresh, verb ADDED, CHANGED or REMOVED) and, where that has a row, {@code pg_temp.item_variant}
 * (variant_id, fresh).
 */
@Component
class CatalogueMerge implements MergeTarget {
    private final CatalogueLocks locks;
    private final BulkPlan plan;
    private final ItemChanges changes;
    private final ItemHistory history;
    private final Linking linking;
    private final LinkWriter writer;
    private final ProductChanges products;

    CatalogueMerge(JdbcClient jdbc, CatalogueLocks locks, BulkPlan plan) {
        this.plan = plan;
        this.locks = locks;
        this.changes = new ItemChanges(jdbc);
        this.history = new ItemHistory(jdbc);
        this.linking = new Linking(jdbc);
        this.writer = new LinkWriter(jdbc);
        this.products = new ProductChanges(jdbc);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ITEM;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public MergeCounts merge(MergeContext context) {
        plan.choose(RecordKind.ITEM);
        locks.ofSupplier(context.supplierId());
        locks.ofLinks();
        MergeCounts counts = changes.find(context);
        history.keep(context, counts);
        if (counts.added() + counts.changed() + counts.removed() == 0) {
            return counts;
        }
        linking.workOut(context);
        writer.write(context);
        changes.remove(context);
        products.tell();
        return counts;
    }
}
