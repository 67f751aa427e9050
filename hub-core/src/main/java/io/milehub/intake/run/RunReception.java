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

    private record Stored(DeliveryId id, StoredBody body) {}

    private final TransactionTemplate transaction;
    private final OpenRuns open;
    private final RunTable runs;
    private final FeedTable feeds;
    private final SameBytes sameBytes;
    private final Deliveries deliveries;
    private final IntakeLimits limits;
    private final IntakeMeters meters;

    public RunReception(
            PlatformTransactionManager transactions,
            OpenRuns open,
            RunTable runs,
            FeedTable feeds,
            SameBytes sameBytes,
            Deliveries deliveries,
            IntakeLimits limits,
            IntakeMeters meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.open = open;
        this.runs = runs;
        this.feeds = feeds;
        this.sameBytes = sameBytes;
        this.deliveries = deliveries;
        this.limits = limits;
        this.meters = meters;
    }

    public Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        Mapping mapping = open.mapping(run.feed());
        try (SecondReader<PageFacts> page = SecondReader.of(mapping::page)) {
            Stored stored = store(run, body, contentType, page);
            Received received = new Received(stored.id(), facts(run, mapping, stored, page));
            meters.delivery(run.feed(), Delivery.Transport.PULL, "stored");
            return received;
        } catch (RunRefused.Stale notOurs) {
            throw notOurs;
        } catch (RunRefused refused) {
            meters.delivery(run.feed(), Delivery.Transport.PULL, refused.slug());
            open.close(run, Run.State.FAILED, RunErrors.text(refused));
            throw refused;
        }
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
    private PageFacts facts(Run run, Mapping mapping, Stored stored, SecondReader<PageFacts> page) {
        boolean known = Objects.requireNonNull(transaction.execute(status -> {
            int mappingId = feeds.mapping(run.feed(), mapping);
            return run.mode() == FeedMode.SNAPSHOT
                    && sameBytes.isWhatWasAppliedLast(run.feed(), stored.body().contentHash(), mappingId);
        }));
        return known ? LAST_PAGE_UNREAD : facts(run.feed(), stored.id(), page);
    }

    private static PageFacts facts(FeedKey feed, DeliveryId id, SecondReader<PageFacts> page) {
        try {
            return page.result();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case DecodeRefused refused -> throw new RunRefused.Undecodable(feed, id, refused);
                case RuntimeException defect -> throw defect;
                case null, default -> throw new IllegalStateException("a page could not be read", failed.getCause());
            }
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
