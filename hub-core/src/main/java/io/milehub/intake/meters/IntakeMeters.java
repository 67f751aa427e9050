package io.milehub.intake.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.history.RunSummary;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the way in shows to Prometheus. */
@Component
public class IntakeMeters {
    private final MeterRegistry registry;
    private final FeedGauges gauges;

    public IntakeMeters(MeterRegistry registry, FeedGauges gauges) {
        this.registry = registry;
        this.gauges = gauges;
    }

    /**
     * A body came to the door.
     *
     * @param outcome stored, repeated, conflicting, or the slug of its refusal
     */
    public void delivery(FeedKey feed, Delivery.Transport transport, String outcome) {
        registry.counter(
                        "milehub.deliveries",
                        "source",
                        feed.source(),
                        "feed",
                        feed.feed(),
                        "transport",
                        transport.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome)
                .increment();
    }

    /** A run has ended after this long on this node; what a held one would do has not been done. */
    public void finished(RunSummary run, Duration duration) {
        registry.timer(
                        "milehub.run.seconds",
                        "source",
                        run.feed().source(),
                        "feed",
                        run.feed().feed(),
                        "outcome",
                        run.state().name().toLowerCase(Locale.ROOT))
                .record(duration);
        if (run.state() != Run.State.MERGED) {
            return;
        }
        records(run.feed(), "added", run.merged().added());
        records(run.feed(), "changed", run.merged().changed());
        records(run.feed(), "unchanged", run.merged().unchanged());
        records(run.feed(), "older", run.merged().older());
        records(run.feed(), "removed", run.merged().removed());
        records(run.feed(), "refused", run.refused());
        records(run.feed(), "skipped", run.skipped());
    }

    private void records(FeedKey feed, String outcome, int count) {
        registry.counter("milehub.records", "source", feed.source(), "feed", feed.feed(), "outcome", outcome)
                .increment(count);
    }

    /** From now on the age of the feed is shown, and how many of its runs are held. */
    public void watch(FeedKey feed) {
        gauges.watch(feed);
    }
}
