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
import io.milehub.intake.drift.DriftKeeper;
import io.milehub.intake.drift.Watch;
import io.milehub.intake.guard.BlastGuard;
import io.milehub.intake.guard.EffectTable;
import io.milehub.intake.guard.Judgement;
import io.milehub.intake.held.HeldTable;
import io.milehub.intake.held.Overtaken;
import io.milehub.intake.interchange.Interchanges;
import io.milehub.intake.interchange.Seen;
import io.milehub.intake.quarantine.Outlived;
import io.milehub.intake.quarantine.RetriedRecords;
import io.milehub.intake.quarantine.RetryTable;
import io.milehub.intake.run.FinishTable.End;
import io.milehub.intake.stage.StageCounts;
import io.milehub.intake.stage.Stages;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one transaction of a run, from the lock of its source to the run's counts. */
@Component
public class RunMerge {
    /** Another merge of the source is waited for, but not for ever. */
    private static final String LOCK_SOURCE = """
            select set_config('lock_timeout', :millis, true),
                   pg_advisory_xact_lock(tenancy.current_tenant(), hashtext(:source)),
                   set_config('lock_timeout', '0', true)
            """;

    private final JdbcClient jdbc;
    private final RunTable runs;
    private final FinishTable finish;
    private final Deliveries deliveries;
    private final SameBytes sameBytes;
    private final Interchanges interchanges;
    private final Stages stages;
    private final FeedTable feeds;
    private final Moments moments;
    private final BlastGuard guard;
    private final HeldTable held;
    private final Overtaken overtaken;
    private final Outlived outlived;
    private final DriftKeeper drifts;
    private final RetryTable retries;
    private final List<MergeTarget> targets;
    private final IntakeLimits limits;

    public RunMerge(
            JdbcClient jdbc,
            RunTable runs,
            FinishTable finish,
            Deliveries deliveries,
            SameBytes sameBytes,
            Interchanges interchanges,
            Stages stages,
            FeedTable feeds,
            Moments moments,
            BlastGuard guard,
            HeldTable held,
            Overtaken overtaken,
            Outlived outlived,
            DriftKeeper drifts,
            RetryTable retries,
            List<MergeTarget> targets,
            IntakeLimits limits) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.finish = finish;
        this.deliveries = deliveries;
        this.sameBytes = sameBytes;
        this.interchanges = interchanges;
        this.stages = stages;
        this.feeds = feeds;
        this.moments = moments;
        this.guard = guard;
        this.held = held;
        this.overtaken = overtaken;
        this.outlived = outlived;
        this.drifts = drifts;
        this.retries = retries;
        this.targets = targets.stream()
                .sorted(Comparator.comparingInt(MergeTarget::order))
                .toList();
        this.limits = limits;
    }

    /** Does all of it in the caller's transaction; whatever it throws must roll that back. */
    public void merge(MergeContext unstaged, Run run, Mapping mapping, Watch watch) {
        lock(run.feed());
        runs.requireStillOurs(run);
        List<Delivery> bodies = deliveries.of(run.id());
        boolean snapshot = run.mode() == FeedMode.SNAPSHOT;
        FeedTable.Standing standing = feeds.standing(run.feed().source(), unstaged.domain());
        if (snapshot && sameBytes.wouldChangeNothing(run.feed(), bodies, mapping, unstaged.mappingId())) {
            Instant again = Moments.attestedAgain(unstaged, mapping, standing);
            overtaken.byAccepted(run, again == null ? standing.watermark() : again);
            applied(unstaged, run, bodies, End.unchanged(again));
            return;
        }
        Seen seen = seen(unstaged, run, mapping, bodies);
        if (seen.allRepeated()) {
            applied(unstaged, run, bodies, End.unchanged(null));
            return;
        }
        List<MergeTarget> targets = targets(mapping.kind());
        StageCounts filled = stage(unstaged, run, mapping, bodies, watch, seen);
        drifts.keep(run, mapping, watch);
        StageCounts staged = stages.refuse(unstaged, mapping, filled, unfit(targets, unstaged));
        MergeContext context = moments.staged(unstaged, staged, standing);
        EffectTable.ready();
        MergeCounts merged = plan(targets, context).plusUnchanged(staged.same());
        var planned = planned(run, mapping, merged, staged);
        Judgement judgement = guard.judge(context, planned, held.approved(run).orElse(null));
        if (judgement.held()) {
            Instant moment = snapshot ? context.moment() : stages.latestMoment(mapping.kind());
            finish.finish(run, new End(Run.State.HELD, staged, merged, moment, judgement));
            overtaken.byHeld(run, moment);
            return;
        }
        targets.forEach(target -> target.apply(context));
        settle(context, run, mapping);
        interchanges.note(context, seen);
        merged(context, run, bodies, new End(Run.State.MERGED, staged, merged, context.moment(), judgement));
    }

    /** What is retried has come with its interchange before. */
    private Seen seen(MergeContext unstaged, Run run, Mapping mapping, List<Delivery> bodies) {
        return run.purpose() == Run.Purpose.FEED ? interchanges.look(unstaged, mapping, bodies) : Seen.NONE;
    }

    /** What was refused or held before and is told of by now. */
    private void settle(MergeContext context, Run run, Mapping mapping) {
        if (context.snapshot()) {
            finish.supersedeQuarantine(run);
            overtaken.byAccepted(run, context.moment());
        } else {
            outlived.by(context, mapping.kind());
        }
    }

    private void merged(MergeContext context, Run run, List<Delivery> bodies, End end) {
        if (run.purpose() == Run.Purpose.FEED) {
            applied(context, run, bodies, end);
        } else {
            retries.release(run);
            finish.finish(run, end);
            finish.retried(run, end.merged());
        }
    }

    private StageCounts stage(
            MergeContext unstaged, Run run, Mapping mapping, List<Delivery> bodies, Watch watch, Seen seen) {
        if (run.purpose() == Run.Purpose.FEED) {
            return stages.fill(unstaged, mapping, bodies, watch, seen);
        }
        RetriedRecords taken = retries.taken(run, mapping);
        return stages.fillAgain(unstaged, mapping, bodies, watch, taken).plusRefused(retries.leaveLost(taken));
    }

    /** What is refused out of quarantine was counted when it came. */
    private static BlastGuard.Planned planned(Run run, Mapping mapping, MergeCounts merged, StageCounts staged) {
        boolean first = run.purpose() == Run.Purpose.FEED;
        return new BlastGuard.Planned(
                mapping.kind(), merged, first ? staged.refused() : 0, first ? staged.records() : 0, staged.standing());
    }

    private List<MergeTarget> targets(RecordKind kind) {
        List<MergeTarget> ofKind =
                targets.stream().filter(target -> target.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            throw new IllegalStateException("nothing takes records of kind " + kind.slug() + ": add a MergeTarget");
        }
        return ofKind;
    }

    private static List<MergeTarget.Unfit> unfit(List<MergeTarget> targets, MergeContext context) {
        return targets.stream()
                .flatMap(target -> target.unfit(context).stream())
                .toList();
    }

    /** The counts of the first target are the run's: further ones (prices of items) follow from the same records. */
    private static MergeCounts plan(List<MergeTarget> targets, MergeContext context) {
        return targets.stream().map(target -> target.plan(context)).toList().getFirst();
    }

    private void applied(MergeContext context, Run run, List<Delivery> bodies, End end) {
        if (deliveries.applied(run.id()) != bodies.size()) {
            throw new RunRefused.Stale(run);
        }
        finish.finish(run, end);
        boolean counted = context.snapshot() && end.state() == Run.State.MERGED;
        Integer standing = counted ? end.staged().standing() : null;
        finish.advance(run, context.domain(), SameBytes.hash(bodies), standing);
    }

    private void lock(FeedKey feed) {
        jdbc.sql(LOCK_SOURCE)
                .param("millis", Long.toString(limits.sourceLockWait().toMillis()))
                .param("source", feed.source())
                .query()
                .listOfRows();
    }
}
