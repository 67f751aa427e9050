package io.milehub.intake.drift;

import io.milehub.intake.Run;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.mapping.drift.DriftReport;
import io.milehub.outbox.Outbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps what a run has shown of its feed's drift, in the transaction that ends the run: also of one that fails, since a
 * feed that lost what its mapping needs fails for it.
 */
@Component
public class DriftKeeper {
    private final DriftTable table;
    private final Outbox outbox;
    private final DriftLimits limits;

    DriftKeeper(DriftTable table, Outbox outbox, DriftLimits limits) {
        this.table = table;
        this.outbox = outbox;
        this.limits = limits;
    }

    /** Watches one run. */
    public Watch watch(Mapping mapping) {
        return new Watch(mapping.drift(limits));
    }

    /**
     * Keeps the report of a run in which any record was looked at; and tells the house, as {@code FeedDrifted}, of
     * places that are new and not read, and of those that have vanished and required fields read: of each once.
     */
    public void keep(Run run, Mapping mapping, Watch watched) {
        DriftReport report = watched.drift().report();
        if (run.purpose() != Run.Purpose.FEED || report.looked() == 0) {
            return;
        }
        FeedShape shape = table.shape(run.feed(), mapping);
        boolean whole = watched.recognised() <= report.records();
        FeedShape.Differences differences =
                shape.take(report.places(), report.looked(), whole, run.id().value());
        Drifted drifted = new Drifted(report, differences, lost(report, differences, mapping));
        table.keep(run, mapping, shape, DriftJson.report(drifted));
        if (drifted.isNews()) {
            String event = DriftJson.event(run.feed(), run.id(), drifted);
            outbox.append("FeedDrifted", "feed", run.feed().toString(), run.id().value(), event);
        }
    }

    private static List<Drifted.Lost> lost(DriftReport report, FeedShape.Differences differences, Mapping mapping) {
        Set<String> required = mapping.requiredFields();
        List<Drifted.Lost> lost = new ArrayList<>();
        for (String path : differences.vanished()) {
            Set<String> fields = new LinkedHashSet<>();
            report.neverThere().stream()
                    .filter(never -> never.path().equals(path) || FeedShape.isBelow(never.path(), path))
                    .forEach(never -> fields.addAll(never.uses()));
            fields.retainAll(required);
            if (!fields.isEmpty()) {
                lost.add(new Drifted.Lost(path, List.copyOf(fields)));
            }
        }
        return lost;
    }
}
