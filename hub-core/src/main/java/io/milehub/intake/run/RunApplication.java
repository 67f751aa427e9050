package io.milehub.intake.run;

import io.milehub.database.Outage;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.MergeContext;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import io.milehub.intake.drift.DriftKeeper;
import io.milehub.intake.drift.Watch;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.live.EarlyReadings;
import io.milehub.intake.meters.IntakeMeters;
import io.milehub.mapping.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies a run in at most three transactions: that everything is received is committed first, so that a crash in the
 * merge is mended from the stored bodies; then the merge, whole or not at all; and if it fails, why it failed.
 */
@Component
public class RunApplication {
    private static final Logger log = LoggerFactory.getLogger(RunApplication.class);

    private record Ready(Run run, MergeContext context) {}

    private final TransactionTemplate transaction;
    private final OpenRuns open;
    private final RunTable runs;
    private final FeedTable feeds;
    private final Moments moments;
    private final RunMerge merge;
    private final Poison poison;
    private final DriftKeeper drifts;
    private final RunHistory history;
    private final RunEvents events;
    private final EarlyReadings earlyReadings;
    private final IntakeMeters meters;

    public RunApplication(
            PlatformTransactionManager transactions,
            OpenRuns open,
            RunTable runs,
            FeedTable feeds,
            Moments moments,
            RunMerge merge,
            Poison poison,
            DriftKeeper drifts,
            RunHistory history,
            RunEvents events,
            EarlyReadings earlyReadings,
            IntakeMeters meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.open = open;
        this.runs = runs;
        this.feeds = feeds;
        this.moments = moments;
        this.merge = merge;
        this.poison = poison;
        this.drifts = drifts;
        this.history = history;
        this.events = events;
        this.earlyReadings = earlyReadings;
        this.meters = meters;
    }

    public RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter) {
        Mapping mapping = open.mapping(run.feed());
        Ready ready = Objects.requireNonNull(transaction.execute(status -> {
            int mappingId = feeds.mapping(run.feed(), mapping);
            Run received = runs.received(run, mappingId, cursorAfter, etagAfter);
            return new Ready(received, moments.unstaged(received, mapping, feeds.supplier(run.feed()), mappingId));
        }));
        return apply(ready, mapping);
    }

    /** What webhooks brought was committed when they were accepted, so that their run begins as received. */
    public RunOutcome applyWebhooks(FeedKey feed, List<DeliveryId> webhooks) {
        Mapping mapping = open.mapping(feed);
        Ready ready = Objects.requireNonNull(transaction.execute(status -> {
            int mappingId = feeds.mapping(feed, mapping);
            Run received = open.openReceived(feed, mappingId, webhooks);
            return new Ready(received, moments.unstaged(received, mapping, feeds.supplier(feed), mappingId));
        }));
        return apply(ready, mapping);
    }

    private RunOutcome apply(Ready ready, Mapping mapping) {
        RunSummary ended;
        Watch watch = drifts.watch(mapping);
        try {
            ended = merge(ready, mapping, watch);
        } catch (RunRefused.Stale notOurs) {
            log.warn("{}", notOurs.getMessage());
            throw notOurs;
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                // Nothing is wrong with the run: it stays received, and is applied again when the database is back.
                throw failure;
            }
            ended = failed(ready, mapping, watch, failure);
        } finally {
            earlyReadings.forget(ready.run().id());
        }
        meters.finished(ended, RunLog.duration(ended));
        RunLog.ended(log, ended);
        return outcome(ended);
    }

    private RunSummary merge(Ready ready, Mapping mapping, Watch watch) {
        return Objects.requireNonNull(transaction.execute(status -> {
            merge.merge(ready.context(), ready.run(), mapping, watch);
            return events.finished(ready.run());
        }));
    }

    /**
     * Nothing of the merge stands. If the failure was that the answer to the commit was lost, the run may have been
     * merged after all: then its row says so, and that is the outcome.
     */
    private RunSummary failed(Ready ready, Mapping mapping, Watch watch, RuntimeException failure) {
        if (!(failure instanceof RunRefused)) {
            log.error(
                    "Run {} of {} could not be merged",
                    ready.run().id(),
                    ready.run().feed(),
                    failure);
        }
        String error = RunErrors.text(failure);
        return Objects.requireNonNull(transaction.execute(status -> {
            Run run = ready.run();
            if (poison.quarantineInstead(run, ready.context(), error) || runs.close(run, Run.State.FAILED, error)) {
                drifts.keep(run, mapping, watch);
                return events.finished(run);
            }
            RunSummary now = history.find(run.id()).orElseThrow();
            if (now.attempt() != run.attempt()) {
                throw new RunRefused.Stale(run);
            }
            return now;
        }));
    }

    private static RunOutcome outcome(RunSummary run) {
        return switch (run.state()) {
            case MERGED -> new RunOutcome.Merged(run);
            case UNCHANGED -> new RunOutcome.Unchanged(run);
            case HELD -> new RunOutcome.Held(run);
            default -> new RunOutcome.Failed(run.id(), run.error() == null ? "" : run.error());
        };
    }
}
