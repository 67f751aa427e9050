package io.milehub.intake.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long ago each feed was last known to have nothing newer, as a gauge a feed. Any node may have run the feed, so
 * the truth is in the database: one query a tenant answers all its gauges, at most every few seconds.
 */
@Component
public class FeedAges {
    private static final Logger log = LoggerFactory.getLogger(FeedAges.class);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final String AGES = """
            select source, feed, extract(epoch from hub.now() - checked_at)::float8 as age_seconds
              from intake.feed
             where tenant_id = tenancy.current_tenant() and checked_at is not null
            """;

    private record Watched(TenantId tenant, FeedKey feed) {}

    private record Ages(Map<FeedKey, Double> seconds, long readNanos) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MeterRegistry registry;
    private final Map<Watched, Gauge> gauges = new ConcurrentHashMap<>();
    private final Map<TenantId, Ages> known = new ConcurrentHashMap<>();

    public FeedAges(JdbcClient jdbc, PlatformTransactionManager transactions, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.registry = registry;
    }

    /** From now on the age of the feed is shown, for the current tenant. */
    void watch(FeedKey feed) {
        gauges.computeIfAbsent(
                new Watched(Tenancy.current(), feed),
                watched -> Gauge.builder("milehub.feed.age.seconds", watched, this::ageSeconds)
                        .description("Time since the feed was last known to have nothing newer")
                        .tag("tenant", watched.tenant().toString())
                        .tag("source", feed.source())
                        .tag("feed", feed.feed())
                        .register(registry));
    }

    /** Not a number until the feed has been applied once, or while the database cannot be asked. */
    private double ageSeconds(Watched watched) {
        Ages ages = known.compute(watched.tenant(), this::fresh);
        Double age = ages.seconds().get(watched.feed());
        return age == null
                ? Double.NaN
                : age + Duration.ofNanos(System.nanoTime() - ages.readNanos()).toMillis() / 1000.0;
    }

    private Ages fresh(TenantId tenant, @Nullable Ages before) {
        long now = System.nanoTime();
        if (before != null && now - before.readNanos() < KEPT.toNanos()) {
            return before;
        }
        try {
            return new Ages(Tenancy.in(tenant, this::read), now);
        } catch (DataAccessException | TransactionException unreachable) {
            log.warn("The age of the feeds of tenant {} cannot be read: {}", tenant, unreachable.getMessage());
            return new Ages(Map.of(), now);
        }
    }

    private Map<FeedKey, Double> read() {
        Map<FeedKey, Double> ages = new ConcurrentHashMap<>();
        transaction.executeWithoutResult(status -> jdbc.sql(AGES).query(row -> {
            FeedKey feed = new FeedKey(row.getString("source"), row.getString("feed"));
            ages.put(feed, row.getDouble("age_seconds"));
        }));
        return ages;
    }
}
