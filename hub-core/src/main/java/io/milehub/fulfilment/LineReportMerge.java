package io.milehub.fulfilment;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import io.milehub.inventory.sold.ToldWords;
import io.milehub.orders.ReportedUnits;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes staged reports into those of our lines. Of one line, word and reference the latest report stands; what it says
 * of sold pieces goes to the stock in the same transaction, the pieces of the order follow it, and each line of which
 * something changed is told as an event. A report of a line that we do not know waits in quarantine.
 */
class LineReportMerge implements MergeTarget {
    private final RecordKind kind;
    private final NamedLines lines;
    private final LineReports reports;
    private final ToldWords words;
    private final ReportedUnits units;

    LineReportMerge(RecordKind kind, String stage, JdbcClient jdbc, ToldWords words, ReportedUnits units) {
        this.kind = kind;
        this.lines = new NamedLines(jdbc, stage);
        this.reports = new LineReports(jdbc);
        this.words = words;
        this.units = units;
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Unfit> unfit(MergeContext context) {
        return lines.unknown(context);
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        lines.resolve();
        return reports.find(context);
    }

    @Override
    public void apply(MergeContext context) {
        reports.replace(context);
        words.ready();
        reports.tellStock();
        words.take();
        units.ready();
        reports.tellOrders();
        units.lock();
        reports.tellSendings();
        units.follow();
        reports.tellChanges();
    }
}
