package io.milehub.inventory;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.BulkPlan;
import io.milehub.catalogue.Offers;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged counts into stock levels. An older count loses; what a snapshot lacks has none left. Counts that are the
 * same are not written, only their age moves on when it is told.
 */
@Component
class StockMerge implements MergeTarget {
    private final BulkPlan plan;
    private final Offers offers;
    private final StockLevels levels;

    StockMerge(JdbcClient jdbc, BulkPlan plan, Offers offers) {
        this.plan = plan;
        this.offers = offers;
        this.levels = new StockLevels(jdbc);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.STOCK;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        plan.choose(RecordKind.STOCK);
        return levels.find(context);
    }

    @Override
    public void apply(MergeContext context) {
        if (offers.register(context, RecordKind.STOCK)) {
            levels.nameOffers(context);
        }
        levels.write(context);
    }
}
