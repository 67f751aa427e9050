package io.milehub.inventory.stock;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.BulkPlan;
import io.milehub.catalogue.Offers;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import io.milehub.tenancy.BriefTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged counts into stock levels. An older count loses; what a snapshot lacks has none left. Counts that are the
 * same are not written, only their age moves on when it is told. Of a large run standing levels are written in chunks.
 */
@Component
class StockMerge implements MergeTarget {
    private final JdbcClient jdbc;
    private final BulkPlan plan;
    private final Offers offers;
    private final StockChunks chunks;
    private final StockLevels levels;
    private final StockWrites writes;
    private final StockHistory history;
    private final StockParity parity;

    StockMerge(JdbcClient jdbc, BulkPlan plan, Offers offers, StockChunks chunks) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.chunks = chunks;
        this.offers = offers;
        this.levels = new StockLevels(jdbc, plan);
        this.writes = new StockWrites(jdbc);
        this.history = new StockHistory(jdbc);
        this.parity = new StockParity(jdbc);
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
        plan.choose(context);
        levels.find(context);
        parity.setAside(context);
        return levels.tell();
    }

    @Override
    public void apply(MergeContext context) {
        parity.keep(context);
        StockLevels.Ahead ahead = levels.ahead();
        if (ahead.unnamed() && offers.register(context, RecordKind.STOCK)) {
            levels.nameOffers(context);
        }
        if (ahead.lost() > 0) {
            history.keep(context);
        }
        if (ahead.standing() > StockChunks.ROWS_MAX) {
            chunks.write(() -> writes.prepare(context), () -> writes.change(context));
            if (ahead.fresh() == 0) {
                return;
            }
            chunks.leaveFresh();
        } else {
            BriefTransaction.fromHereOn(jdbc);
        }
        writes.put(context);
    }
}
