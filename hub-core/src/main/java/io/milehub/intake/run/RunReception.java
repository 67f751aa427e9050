package io.milehub.intake.run;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.Runs.Received;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.delivery.SecondReader;
import io.milehub.intake.delivery.StoredBody;
import io.milehub.intake.live.EarlyReading;
import io.milehub.intake.live.EarlyReadings;
import io.milehub.intake.meters.IntakeMeters;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts bodies into a run. */
@Component
public class RunReception {
    private static final PageFacts LAST_PAGE_UNREAD = new PageFacts(null, null, null, -1);

    /** Chunks of a body that may be stored before the rows are read which it is read along with. */
    private static final int AHEAD_CHUNKS_MAX = 32;

    private record Feed(Mapping mapping, int mappingId, int supplierId) {}

    private record Stored(DeliveryId id, StoredBody body) {}

    private final TransactionTemplate transaction;
    private final OpenRuns open;
    private final RunTable runs;
    private final FeedTable feeds;
    private final SameBytes sameBytes;
    private final Deliveries deliveries;
    private final EarlyReadings earlyReadings;
    private final IntakeLimits limits;
    private final IntakeMeters meters;

    public RunReception(
            PlatformTransactionManager transactions,
            OpenRuns open,
            RunTable runs,
            FeedTable feeds,
            SameBytes sameBytes,
            Deliveries deliveries,
            EarlyReadings earlyReadings,
            IntakeLimits limits,
            IntakeMeters meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.open = open;
        this.runs = runs;
        this.feeds = feeds;
        this.sameBytes = sameBytes;
        this.deliveries = deliveries;
        this.earlyReadings = earlyReadings;
        this.limits = limits;
        this.meters = meters;
    }

    public Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        Feed feed = feed(run);
        Mapping mapping = feed.mapping();
        EarlyReading early =
                earlyReadings.of(run, mapping.kind(), mapping.domain(), feed.supplierId(), feed.mappingId());
        try (SecondReader<PageFacts> page = early == null
                ? SecondReader.of(mapping::page)
                : SecondReader.of(along -> early.read(mapping, along), AHEAD_CHUNKS_MAX)) {
            Stored stored = store(run, body, contentType, page);
            if (isWhatWasAppliedLast(run, feed, stored)) {
                earlyReadings.forget(run.id());
                meters.delivery(run.feed(), Delivery.Transport.PULL, "stored");
                return new Received(stored.id(), LAST_PAGE_UNREAD);
            }
            PageFacts facts = facts(run.feed(), mapping, stored.id(), page);
            if (early != null) {
                early.keep(stored.id());
            }
            meters.delivery(run.feed(), Delivery.Transport.PULL, "stored");
            return new Received(stored.id(), facts);
        } catch (RunRefused.Stale notOurs) {
            throw notOurs;
        } catch (RunRefused refused) {
            earlyReadings.forget(run.id());
            meters.delivery(run.feed(), Delivery.Transport.PULL, refused.slug());
            open.close(run, Run.State.FAILED, RunErrors.text(refused));
            throw refused;
        }
    }

    private Feed feed(Run run) {
        Mapping mapping = open.mapping(run.feed());
        return Objects.requireNonNull(transaction.execute(
                _ -> new Feed(mapping, feeds.mapping(run.feed(), mapping), feeds.supplier(run.feed()))));
    }

    private Stored store(Run run, InputStream body, @Nullable String contentType, SecondReader<?> along)
            throws IOException {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                StoredBody stored = store(run.feed(), body, along);
                DeliveryId id = deliveries
                        .receipt(run.feed(), Delivery.Transport.PULL, null, contentType, stored)
                        .orElseThrow();
                runs.add(run, id, limits.deliveriesPerRunMax());
                return new Stored(id, stored);
            }));
        } catch (UncheckedIOException brokenOff) {
            throw brokenOff.getCause();
        }
    }

    private StoredBody store(FeedKey feed, InputStream body, SecondReader<?> along) {
        try {
            return deliveries.store(feed, Delivery.Transport.PULL, body, along);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    /** A snapshot of one body that equals the one applied last needs no look: that one had no next page. */
    private boolean isWhatWasAppliedLast(Run run, Feed feed, Stored stored) {
        return run.mode() == FeedMode.SNAPSHOT
                && Boolean.TRUE.equals(transaction.execute(_ ->
                        sameBytes.isWhatWasAppliedLast(run.feed(), stored.body().contentHash(), feed.mappingId())));
    }

    private PageFacts facts(FeedKey feed, Mapping mapping, DeliveryId id, SecondReader<PageFacts> page) {
        try {
            return page.result();
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case DecodeRefused _ -> factsAlone(feed, mapping, id);
                case RuntimeException defect -> throw defect;
                case null, default -> throw new IllegalStateException("a page could not be read", failed.getCause());
            };
        }
    }

    /**
     * Records were perhaps looked into or passed over: a body that breaks is read once more without, to say in which
     * line and column, and if its records alone are wrong, the merge tells of them.
     */
    private PageFacts factsAlone(FeedKey feed, Mapping mapping, DeliveryId id) {
        Delivery delivery = Objects.requireNonNull(
                transaction.execute(_ -> deliveries.find(id).orElseThrow()));
        try (InputStream body = deliveries.open(delivery, transaction)) {
            return mapping.page(body);
        } catch (DecodeRefused refused) {
            throw new RunRefused.Undecodable(feed, id, refused);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void attach(Run run, DeliveryId webhook) {
        transaction.executeWithoutResult(status -> {
            if (!runs.attach(run, webhook, limits.deliveriesPerRunMax())) {
                throw new IllegalArgumentException("delivery " + webhook + " does not wait for a run of " + run.feed()
                        + ": it is of another feed, was applied, or stands in this run already");
            }
        });
    }
}
