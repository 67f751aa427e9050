package io.milehub.catalogue;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged items into offers, and recomputes what hangs on them: variants, products, their content and redirects.
 * Counts are of offers. For targets that follow it leaves {@code pg_temp.item_change} (offer_id, sku, fresh, verb);
 * when they apply it holds only what was ADDED, CHANGED or REMOVED, and where that has a row there is
 * {@code pg_temp.item_variant} (variant_id, fresh) and, of what changed in place, {@code item_change.old_variant_id}.
 */
@Component
class CatalogueMerge implements MergeTarget {
    private final CatalogueLocks locks;
    private final BulkPlan plan;
    private final ItemChanges changes;
    private final ItemEffects effects;
    private final ItemHistory history;
    private final Linking linking;
    private final LinkWriter writer;
    private final ProductChanges products;

    CatalogueMerge(JdbcClient jdbc, CatalogueLocks locks, BulkPlan plan) {
        this.plan = plan;
        this.locks = locks;
        this.changes = new ItemChanges(jdbc, plan);
        this.effects = new ItemEffects(jdbc);
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
    public MergeCounts plan(MergeContext context) {
        plan.choose(context);
        locks.ofSupplier(context.supplierId());
        locks.ofLinks();
        MergeCounts counts = changes.find(context);
        effects.find();
        return counts;
    }

    @Override
    public void apply(MergeContext context) {
        ItemChanges.Tally tally = changes.tally();
        history.keep(context, tally);
        changes.advance(context, tally);
        if (tally.moved() == 0) {
            return;
        }
        boolean freshOnly = false;
        if (tally.relinks()) {
            freshOnly = linking.workOut(context.feed().source());
            writer.write(context, freshOnly);
        } else {
            linking.none();
        }
        if (tally.inPlace() > 0) {
            writer.changeInPlace(context);
        }
        if (tally.removed() > 0) {
            changes.remove();
        }
        products.tell(freshOnly && tally.inPlace() == 0);
    }
}
