package io.milehub.app.wiring;

import io.milehub.app.configuration.JobProperties;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.checkout.Checkouts;
import io.milehub.connectors.Pulls;
import io.milehub.fulfilment.EarlyReports;
import io.milehub.fulfilment.out.OutgoingMessages;
import io.milehub.idempotency.Idempotency;
import io.milehub.intake.FeedKey;
import io.milehub.intake.quarantine.QuarantinePurge;
import io.milehub.inventory.Holds;
import io.milehub.inventory.sold.SoldPieces;
import io.milehub.inventory.story.CounterSweep;
import io.milehub.orders.DeliveryAddresses;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import io.milehub.tenancy.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What the hub does by itself, beside feeds and outbox, which look after themselves. Every node does it: each job takes
 * only rows that no other node holds, so more nodes do no harm.
 */
@Component
class Jobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(30);

    private final Tenants tenants;
    private final JobProperties intervals;
    private final Holds holds;
    private final SoldPieces sold;
    private final CounterSweep sweep;
    private final Checkouts checkouts;
    private final Idempotency idempotency;
    private final QuarantinePurge quarantine;
    private final DeliveryAddresses addresses;
    private final OutgoingMessages outgoing;
    private final EarlyReports early;
    private final Pulls pulls;
    private volatile ScheduledExecutorService timer = Executors.newScheduledThreadPool(0);

    Jobs(
            MilehubProperties properties,
            Tenants tenants,
            Holds holds,
            SoldPieces sold,
            CounterSweep sweep,
            Checkouts checkouts,
            Idempotency idempotency,
            QuarantinePurge quarantine,
            DeliveryAddresses addresses,
            OutgoingMessages outgoing,
            EarlyReports early,
            Pulls pulls) {
        this.tenants = tenants;
        this.intervals = properties.jobs();
        this.holds = holds;
        this.sold = sold;
        this.sweep = sweep;
        this.checkouts = checkouts;
        this.idempotency = idempotency;
        this.quarantine = quarantine;
        this.addresses = addresses;
        this.outgoing = outgoing;
        this.early = early;
        this.pulls = pulls;
        timer.shutdown();
    }

    @Override
    public void start() {
        timer = Executors.newScheduledThreadPool(
                3, Thread.ofPlatform().name("jobs-", 1).factory());
        every(intervals.holdExpiryEvery(), "expiring holds", holds::expire);
        every(intervals.soldSettleEvery(), "following sold pieces", sold::settle);
        every(intervals.stockSweepEvery(), "proving counters of stock", sweep::sweep);
        every(intervals.paymentResolveEvery(), "resolving payments", checkouts::resolve);
        every(intervals.idempotencyPurgeEvery(), "purging kept responses", idempotency::purge);
        every(intervals.quarantinePurgeEvery(), "purging settled records", quarantine::purge);
        every(intervals.addressPurgeEvery(), "forgetting addresses", () -> addresses.purge() + outgoing.forget());
        every(intervals.earlyReportsEvery(), "retrying early reports", this::retryEarlyReports);
    }

    private int retryEarlyReports() {
        List<FeedKey> opened = early.retry();
        opened.forEach(feed -> pulls.takeUp(feed.source(), feed.feed()));
        return opened.size();
    }

    private void every(Duration interval, String what, IntSupplier job) {
        long millis = interval.toMillis();
        // Never asked for: a round catches what it throws, so the job never ends by itself.
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(() -> round(what, job), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A tenant's failure is logged and does not keep the others from their turn; the next round tries again. */
    private void round(String what, IntSupplier job) {
        try {
            for (Tenant tenant : tenants.all()) {
                try {
                    Tenancy.in(tenant.id(), () -> job.getAsInt());
                } catch (RuntimeException e) {
                    LOG.warn("{} failed for tenant {}", what, tenant.name(), e);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("{} failed before any tenant's turn", what, e);
        }
    }

    @Override
    public void stop() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(DRAIN_MAX.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a job did not end within {}", DRAIN_MAX);
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !timer.isShutdown();
    }
}
