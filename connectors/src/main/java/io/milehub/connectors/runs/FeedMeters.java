package io.milehub.connectors.runs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.milehub.connectors.Subscription;
import io.milehub.intake.FeedKey;
import java.time.Duration;
import java.util.Locale;

/** Counts and times turns of feeds, by how they ended. */
public final class FeedMeters {
    private final MeterRegistry registry;

    public FeedMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How a turn ended. */
    public enum End {
        MERGED,
        UNCHANGED,
        /** A message that left arrived. */
        SENT,
        /** Beyond its limits, or behind a run that is: an operator decides. */
        HELD,
        FAILED,
        STOPPED
    }

    public void turn(String kind, Subscription subscription, FeedKey feed, End end, long nanos) {
        Timer.builder("milehub.connector.turn")
                .description("Pulls, micro-batches of webhooks and messages that left, by how they ended")
                .tag("kind", kind)
                .tag("tenant", subscription.tenantName())
                .tag("source", feed.source())
                .tag("feed", feed.feed())
                .tag("outcome", end.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    public void received(Subscription subscription, FeedKey feed, long bytes) {
        registry.counter(
                        "milehub.connector.received.bytes",
                        "tenant",
                        subscription.tenantName(),
                        "source",
                        feed.source(),
                        "feed",
                        feed.feed())
                .increment((double) bytes);
    }
}
