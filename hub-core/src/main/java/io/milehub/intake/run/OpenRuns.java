package io.milehub.intake.run;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.FeedState;
import io.milehub.intake.Mappings;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.intake.held.HeldTable;
import io.milehub.intake.held.Overtaken;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.meters.IntakeMeters;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens runs, and closes those that end without a merge; each step is its own transaction. */
@Component
public class OpenRuns {
    private static final Logger log = LoggerFactory.getLogger(OpenRuns.class);

    private final TransactionTemplate transaction;
    private final Mappings mappings;
    private final RunTable runs;
    private final FeedTable feeds;
    private final FinishTable finish;
    private final HeldTable held;
    private final Overtaken overtaken;
    private final RunHistory history;
    private final RunEvents events;
    private final IntakeMeters meters;

    public OpenRuns(
            PlatformTransactionManager transactions,
            Mappings mappings,
            RunTable runs,
            FeedTable feeds,
            FinishTable finish,
            HeldTable held,
            Overtaken overtaken,
            RunHistory history,
            RunEvents events,
            IntakeMeters meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.mappings = mappings;
        this.runs = runs;
        this.feeds = feeds;
        this.finish = finish;
        this.held = held;
        this.overtaken = overtaken;
        this.history = history;
        this.events = events;
        this.meters = meters;
    }

    /** The mapping in force. Throws {@link RunRefused.UnknownFeed} if there is none. */
    public Mapping mapping(FeedKey feed) {
        return mappings.of(feed)
                .orElseThrow(() -> new RunRefused.UnknownFeed(
                        feed, "no mapping; add mappings/" + feed.source() + "/" + feed.feed() + ".yaml"));
    }

    public Run open(FeedKey feed) {
        Mapping mapping = mapping(feed);
        meters.watch(feed);
        return in(() -> {
            feeds.supplier(feed);
            requireNoneHeld(feed, mapping);
            return runs.open(feed, mapping.mode());
        });
    }

    /** Opens a run that holds these waiting webhooks and is to get no more. */
    Run openReceived(FeedKey feed, int mappingId, List<DeliveryId> webhooks) {
        Mapping mapping = mapping(feed);
        meters.watch(feed);
        return in(() -> {
            requireNoneHeld(feed, mapping);
            return runs.openReceived(feed, mapping.mode(), mappingId, webhooks);
        });
    }

    private void requireNoneHeld(FeedKey feed, Mapping mapping) {
        if (mapping.mode() == FeedMode.DELTA && held.any(feed)) {
            throw new RunRefused.Held(feed);
        }
    }

    public Optional<Run> takeOver(FeedKey feed) {
        meters.watch(feed);
        Optional<Run> left = in(() -> runs.takeOver(feed));
        left.ifPresent(run -> log.warn(
                "Run {} of {} was left {} by another node; attempt {} takes it over",
                run.id(),
                feed,
                run.state(),
                run.attempt()));
        return left;
    }

    /** Throws {@link RunRefused.Stale} if the run is no longer open under this attempt. */
    public void close(Run run, Run.State state, String why) {
        Optional<RunSummary> closed = in(() -> closeOnce(run, state, why));
        closed.ifPresent(summary -> {
            meters.finished(summary, RunLog.duration(summary));
            RunLog.ended(log, summary);
        });
    }

    /** Closing again what this attempt has closed so already (a receipt that failed its run) is nothing new. */
    private Optional<RunSummary> closeOnce(Run run, Run.State state, String why) {
        if (!runs.close(run, state, RunErrors.shorten(why))) {
            RunSummary now = history.find(run.id()).orElseThrow();
            if (now.attempt() != run.attempt() || now.state() != state) {
                throw new RunRefused.Stale(run);
            }
            return Optional.empty();
        }
        if (state == Run.State.UNCHANGED) {
            finish.checked(run);
            overtaken.byUnmodified(run);
        }
        return state == Run.State.FAILED ? Optional.of(events.finished(run)) : history.find(run.id());
    }

    public FeedState state(FeedKey feed) {
        return in(() -> feeds.state(feed)).orElse(FeedState.NEW);
    }

    public List<RunSummary> recent(int limit, @Nullable FeedKey feed) {
        return in(() -> history.recent(limit, feed));
    }

    public Optional<RunSummary> find(RunId run) {
        return in(() -> history.find(run));
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
