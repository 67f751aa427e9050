package io.milehub.intake.run;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.stage.StageCounts;
import io.milehub.intake.stage.Stages;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one transaction of a run, from the lock of its source to the run's counts. */
@Component
public class RunMerge {
    /** Another merge of the source is waited for, but not for ever. */
    private static final String WAIT_AT_MOST = "select set_config('lock_timeout', :millis, true)";

    private static final String LOCK_SOURCE =
            "select pg_advisory_xact_lock(tenancy.current_tenant(), hashtext(:source))::text";

    private static final StageCounts NOTHING_STAGED = new StageCounts(0, 0, 0, 0);

    private final JdbcClient jdbc;
    private final RunTable runs;
    private final FinishTable finish;
    private final Deliveries deliveries;
    private final SameBytes sameBytes;
    private final Stages stages;
    private final List<MergeTarget> targets;
    private final IntakeLimits limits;

    public RunMerge(
            JdbcClient jdbc,
            RunTable runs,
            FinishTable finish,
            Deliveries deliveries,
            SameBytes sameBytes,
            Stages stages,
            List<MergeTarget> targets,
            IntakeLimits limits) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.finish = finish;
        this.deliveries = deliveries;
        this.sameBytes = sameBytes;
        this.stages = stages;
        this.targets = targets.stream()
                .sorted(Comparator.comparingInt(MergeTarget::order))
                .toList();
        this.limits = limits;
    }

    /** Does all of it in the caller's transaction; whatever it throws must roll that back. */
    public void merge(MergeContext context, Run run, Mapping mapping) {
        lock(run.feed());
        runs.requireStillOurs(run);
        List<Delivery> bodies = deliveries.of(run.id());
        boolean snapshot = run.mode() == FeedMode.SNAPSHOT;
        if (snapshot && sameBytes.wouldChangeNothing(run.feed(), bodies, mapping, context.mappingId())) {
            close(run, Run.State.UNCHANGED, bodies, NOTHING_STAGED, MergeCounts.NONE);
            return;
        }
        StageCounts staged = stages.fill(context, mapping, bodies);
        // Here, where the effect is known and nothing is written yet, a guard can judge it and hold the run.
        MergeCounts merged = mergeInto(mapping.kind(), context);
        if (snapshot) {
            finish.supersedeQuarantine(run);
        }
        close(run, Run.State.MERGED, bodies, staged, merged);
    }

    /** The counts of the first target are the run's: further ones (prices of items) follow from the same records. */
    private MergeCounts mergeInto(RecordKind kind, MergeContext context) {
        List<MergeCounts> counts = targets.stream()
                .filter(target -> target.kind() == kind)
                .map(target -> target.merge(context))
                .toList();
        if (counts.isEmpty()) {
            throw new IllegalStateException("nothing takes records of kind " + kind.slug() + ": add a MergeTarget");
        }
        return counts.getFirst();
    }

    private void close(Run run, Run.State state, List<Delivery> bodies, StageCounts staged, MergeCounts merged) {
        if (deliveries.applied(run.id()) != bodies.size()) {
            throw new RunRefused.Stale(run);
        }
        finish.advance(run, SameBytes.hash(bodies));
        finish.finish(run, state, staged, merged);
    }

    private void lock(FeedKey feed) {
        waitAtMost(limits.sourceLockWait().toMillis());
        jdbc.sql(LOCK_SOURCE).param("source", feed.source()).query(String.class).single();
        waitAtMost(0);
    }

    private void waitAtMost(long millis) {
        jdbc.sql(WAIT_AT_MOST)
                .param("millis", Long.toString(millis))
                .query(String.class)
                .single();
    }
}
