package io.milehub.intake.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
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
 * How long ago each feed was last known to have nothing newer, how many of its runs wait for an operator, and how many
 * of its records lie in quarantine, as gauges a feed. Any node may have run the feed, so the truth is in the database:
 * one query a tenant answers all its gauges, at most every few seconds.
 */
@Component
public class FeedGauges {
    private static final Logger log = LoggerFactory.getLogger(FeedGauges.class);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final String READ = """
            select source, feed, extract(epoch from hub.now() - f.checked_at)::float8 as age_seconds,
                   coalesce(h.runs, 0) as held, coalesce(q.records, 0) as quarantined
              from (select source, feed, checked_at from intake.feed
                     where tenant_id = tenancy.current_tenant()) f
              full join (select source, feed, count(*) as runs from intake.run
                          where tenant_id = tenancy.current_tenant() and state = 'HELD'
                          group by source, feed) h using (source, feed)
              full join (select source, feed, count(*) as records from intake.quarantine
                          where tenant_id = tenancy.current_tenant() and state = 'OPEN'
                          group by source, feed) q using (source, feed)
            """;

    private record Watched(TenantId tenant, FeedKey feed) {}

    /** @param ageSeconds not a number until the feed has been applied once */
    private record Now(double ageSeconds, double held, double quarantined) {
        static final Now UNKNOWN = new Now(Double.NaN, 0, 0);
    }

    /** @param reached whether the database could be asked */
    private record Feeds(Map<FeedKey, Now> feeds, boolean reached, long readNanos) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MeterRegistry registry;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Feeds> known = new ConcurrentHashMap<>();

    public FeedGauges(JdbcClient jdbc, PlatformTransactionManager transactions, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.registry = registry;
    }

    /** From now on the feed is shown, for the current tenant. */
    void watch(FeedKey feed) {
        Watched one = new Watched(Tenancy.current(), feed);
        if (watched.add(one)) {
            show(one, "milehub.feed.age.seconds", this::ageSeconds)
                    .description("Time since the feed was last known to have nothing newer")
                    .register(registry);
            show(one, "milehub.quarantine.open", this::quarantined)
                    .description("Records that could not be taken in and are not settled")
                    .register(registry);
            show(one, "milehub.runs.held", this::held)
                    .description("Runs beyond their limits, on which an operator is to decide")
                    .register(registry);
        }
    }

    private static Gauge.Builder<Watched> show(Watched one, String name, ToDoubleFunction<Watched> value) {
        return Gauge.builder(name, one, value)
                .tag("tenant", one.tenant().toString())
                .tag("source", one.feed().source())
                .tag("feed", one.feed().feed());
    }

    private double ageSeconds(Watched one) {
        Feeds read = known.compute(one.tenant(), this::fresh);
        double age = read.feeds().getOrDefault(one.feed(), Now.UNKNOWN).ageSeconds();
        return age + Duration.ofNanos(System.nanoTime() - read.readNanos()).toMillis() / 1000.0;
    }

    private double held(Watched one) {
        return counted(one, Now::held);
    }

    private double quarantined(Watched one) {
        return counted(one, Now::quarantined);
    }

    /** Not a number while the database cannot be asked. */
    private double counted(Watched one, ToDoubleFunction<Now> count) {
        Feeds read = known.compute(one.tenant(), this::fresh);
        return read.reached() ? count.applyAsDouble(read.feeds().getOrDefault(one.feed(), Now.UNKNOWN)) : Double.NaN;
    }

    private Feeds fresh(TenantId tenant, @Nullable Feeds before) {
        long now = System.nanoTime();
        if (before != null && now - before.readNanos() < KEPT.toNanos()) {
            return before;
        }
        try {
            return new Feeds(Tenancy.in(tenant, this::read), true, now);
        } catch (DataAccessException | TransactionException unreachable) {
            log.warn("The feeds of tenant {} cannot be read: {}", tenant, unreachable.getMessage());
            return new Feeds(Map.of(), false, now);
        }
    }

    private Map<FeedKey, Now> read() {
        Map<FeedKey, Now> feeds = new ConcurrentHashMap<>();
        transaction.executeWithoutResult(status -> jdbc.sql(READ).query(row -> {
            double age = row.getDouble("age_seconds");
            Now now = new Now(row.wasNull() ? Double.NaN : age, row.getDouble("held"), row.getDouble("quarantined"));
            feeds.put(new FeedKey(row.getString("source"), row.getString("feed")), now);
        }));
        return feeds;
    }
}
