package io.milehub.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.intake.guard.GuardJson;
import io.milehub.intake.guard.GuardLimits;
import io.milehub.intake.guard.Limit;
import io.milehub.intake.guard.Measure;
import io.milehub.intake.lineage.LineageLimits;
import io.milehub.intake.quarantine.QuarantineLimits;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.outbox.Node;
import io.milehub.outbox.OutboxLimits;
import io.milehub.tenancy.TenantTransactionManager;
import io.milehub.tenancy.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The intake as the application wires it, over a test's database, with mappings that the test writes. */
public final class TestIntake implements AutoCloseable {
    @Configuration
    @EnableTransactionManagement
    static class Wiring {}

    /** Tests that are not about the guard do as they please to shops of three pieces. */
    private static final GuardLimits WIDE = GuardLimits.of(
            null,
            null,
            Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::slug, _ -> new Limit(10_000, 0))),
            Map.of(),
            Map.of());

    private static final OutboxLimits OUTBOX = OutboxLimits.DEFAULT;

    private final Map<FeedKey, Mapping> mappings = new ConcurrentHashMap<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;

    private TestIntake(
            TestDatabase database,
            IntakeLimits limits,
            List<MergeTarget> targets,
            Listeners listeners,
            Consumer<GenericApplicationContext> altered) {
        this.database = database;
        context.register(Wiring.class);
        context.registerBean(DataSource.class, database::dataSource, b -> b.setDestroyMethodName(""));
        context.registerBean(TenantTransactionManager.class, database::transactions);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Tenants.class, () -> new Tenants(database.jdbc()));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(IntakeLimits.class, () -> limits);
        context.registerBean(OutboxLimits.class, () -> OUTBOX);
        context.registerBean(LineageLimits.class, () -> LineageLimits.DEFAULT);
        context.registerBean("quarantineLimits", QuarantineLimits.class, () -> QuarantineLimits.DEFAULT);
        context.registerBean(ShortTransactions.class);
        context.registerBean(DriftLimits.class, () -> DriftLimits.USUAL);
        context.registerBean(Node.class, Node::ofThisProcess);
        context.registerBean(Mappings.class, Written::new);
        context.registerBean(WebhookDeliveries.Listener.class, () -> listeners);
        for (int i = 0; i < targets.size(); i++) {
            MergeTarget target = targets.get(i);
            context.registerBean("target" + i, MergeTarget.class, () -> target);
        }
        context.scan("io.milehub.intake", "io.milehub.outbox", "io.milehub.audit");
        altered.accept(context);
        context.refresh();
    }

    /** The mappings as the test has written them. */
    private final class Written implements Mappings {
        @Override
        public Optional<Mapping> of(FeedKey feed) {
            return Optional.ofNullable(mappings.get(feed));
        }

        @Override
        public List<Mapping> ofSource(String source) {
            return mappings.values().stream()
                    .filter(mapping -> mapping.source().equals(source))
                    .toList();
        }
    }

    /** What the hub would wake when a webhook arrives. */
    public static final class Listeners implements WebhookDeliveries.Listener {
        private final List<FeedKey> woken = new ArrayList<>();

        @Override
        public synchronized void arrived(FeedKey feed) {
            woken.add(feed);
        }

        synchronized List<FeedKey> woken() {
            return List.copyOf(woken);
        }
    }

    public static TestIntake over(TestDatabase database, IntakeLimits limits, MergeTarget... targets) {
        return altered(database, limits, _ -> {}, targets);
    }

    /** With other beans in the place of some. */
    public static TestIntake altered(
            TestDatabase database,
            IntakeLimits limits,
            Consumer<GenericApplicationContext> altered,
            MergeTarget... targets) {
        return new TestIntake(database, limits, List.of(targets), new Listeners(), altered);
    }

    /** A source of the first tenant, and the mapping of one of its feeds. */
    public FeedKey feed(Path folder, String source, String feed, String yaml) {
        database.in(TestDatabase.FIRST, () -> provision(source));
        FeedKey key = new FeedKey(source, feed);
        map(folder, key, yaml);
        return key;
    }

    /** Puts a mapping into force. */
    public void map(Path folder, FeedKey feed, String yaml) {
        try {
            Path file = Files.createDirectories(folder.resolve(feed.source())).resolve(feed.feed() + ".yaml");
            mappings.put(feed, MappingLoader.load(Files.writeString(file, yaml)));
        } catch (IOException | MappingProblems wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** A supplier with one source of its name, for the tenant that is bound. */
    public void provision(String source) {
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("""
                        insert into intake.supplier (tenant_id, name) values (tenancy.current_tenant(), :name)
                        on conflict do nothing
                        """).param("name", source).update();
        jdbc.sql("""
                        insert into intake.source (tenant_id, source, supplier_id, limits)
                        select tenant_id, name, supplier_id, :limits::jsonb from intake.supplier
                         where tenant_id = tenancy.current_tenant() and name = :name
                        on conflict do nothing
                        """).param("name", source).param("limits", GuardJson.of(WIDE)).update();
    }

    public Runs runs() {
        return context.getBean(Runs.class);
    }

    public WebhookDeliveries webhooks() {
        return context.getBean(WebhookDeliveries.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
