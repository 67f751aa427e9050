package io.milehub.app.demo;

import io.milehub.intake.FeedKey;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches the shops fill, and says so line by line. */
final class Filling {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final DemoViews views;
    private final WebhookDeliveries webhooks;
    private final Map<Tenant, Set<FeedKey>> feeds;
    private final Set<String> told = new HashSet<>();

    Filling(DemoViews views, WebhookDeliveries webhooks, Map<Tenant, Set<FeedKey>> feeds) {
        this.views = views;
        this.webhooks = webhooks;
        this.feeds = new LinkedHashMap<>(feeds);
    }

    /**
     * Returns when every feed has been applied and no webhook and no event waits, or after the limit.
     *
     * @param pushed counts down when the distributor has sent everything
     * @return what is still missing
     */
    Set<String> await(CountDownLatch pushed, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            boolean allPushed = pushed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            Set<String> missing = missing();
            if (allPushed && missing.isEmpty()) {
                return missing;
            }
            if (System.nanoTime() - begin > limit.toNanos()) {
                return missing;
            }
            if (allPushed) {
                // The latch no longer paces the loop, so this one does; nobody ever counts it down.
                new CountDownLatch(1).await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        feeds.forEach((tenant, expected) -> Tenancy.in(tenant.id(), () -> {
            Set<FeedKey> applied = new HashSet<>();
            for (DemoViews.RunLine run : views.runs()) {
                tell(tenant, run);
                if (run.state().equals("MERGED")) {
                    applied.add(new FeedKey(run.source(), run.feed()));
                }
            }
            for (FeedKey feed : expected) {
                if (!applied.contains(feed) || !webhooks.waiting(feed, 1).isEmpty()) {
                    missing.add(tenant.name() + " " + feed);
                }
            }
            if (views.eventsWait()) {
                missing.add(tenant.name() + " events");
            }
        }));
        return missing;
    }

    private void tell(Tenant tenant, DemoViews.RunLine run) {
        boolean over = !List.of("RECEIVING", "RECEIVED").contains(run.state());
        if (over && told.add(tenant.name() + run.id())) {
            System.out.printf(
                    "  %-9s %-26s %-9s %6d records, %4d refused, %6d new, %6d changed  %5.1f s%s%n",
                    tenant.name(),
                    run.source() + "/" + run.feed(),
                    run.state().toLowerCase(Locale.ROOT),
                    run.records(),
                    run.refused(),
                    run.added(),
                    run.changed(),
                    run.seconds(),
                    error(run.error()));
        }
    }

    private static String error(@Nullable String error) {
        return error == null ? "" : "  (" + error.lines().findFirst().orElse("") + ")";
    }
}
