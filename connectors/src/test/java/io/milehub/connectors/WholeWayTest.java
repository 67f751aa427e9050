package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.connectors.schedule.FeedJobs;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.Run;
import io.milehub.intake.StockProbe;
import io.milehub.intake.TestIntake;
import io.milehub.intake.history.RunSummary;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a supplier's server through schedule, route and intake into a table, with nothing replaced. */
class WholeWayTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(32);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final FeedKey STOCK = new FeedKey("maison", "stock");
    private static final FeedKey PUSHED = new FeedKey("maison", "pushed");
    private static final String MAPPING = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            page:
              next: .next
            fields:
              sku: .sku
              location: .location
              quantity: .quantity
            """;
    private static final String PULL = """
            - from:
                uri: hub:pull
                parameters: { source: maison, feed: stock, every: 1h, cursor: after }
                steps:
                  - to: "{{source.base-url}}/stock"
                  - to: hub:intake
            """;
    private static final String WEBHOOK = """
            - from:
                uri: hub:webhook
                parameters: { source: maison, feed: pushed }
                steps:
                  - to: hub:intake
            """;

    @TempDir
    Path root;

    private final List<Connectors> hubs = new ArrayList<>();
    private ConnectorFolders folders;
    private Supplier supplier;
    private StockProbe stock;
    private TestIntake intake;

    @BeforeEach
    void start() throws Exception {
        database.ownerJdbc().sql("truncate scheduler.scheduled_tasks").update();
        folders = new ConnectorFolders(root.resolve("routes"), root.resolve("mappings"));
        Files.createDirectories(folders.routes().resolve("maison"));
        Files.writeString(folders.routes().resolve("maison/stock.camel.yaml"), PULL);
        Files.writeString(folders.routes().resolve("maison/pushed.camel.yaml"), WEBHOOK);
        supplier = new Supplier();
        stock = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, stock);
        intake.feed(folders.mappings(), STOCK.source(), STOCK.feed(), MAPPING);
        intake.map(folders.mappings(), PUSHED, MAPPING.replace("snapshot", "delta"));
    }

    @AfterEach
    void stop() {
        hubs.forEach(Connectors::stop);
        intake.close();
        supplier.close();
    }

    private FeedJobs hub(String node) {
        return hub(node, Map.of("base-url", supplier.url()));
    }

    private FeedJobs hub(String node, Map<String, String> settings) {
        ConnectorLimits all = ConnectorLimits.DEFAULT;
        Duration soon = Duration.ofMillis(50);
        var jobs = new ConnectorLimits.Jobs(
                2,
                2,
                soon,
                Duration.ofSeconds(5),
                4,
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(5));
        var webhooks = new ConnectorLimits.Webhooks(200, Duration.ofMillis(200), 10);
        var limits = new ConnectorLimits(jobs, all.pages(), all.wire(), all.retry(), all.breaker(), webhooks);
        FeedJobs feedJobs = new FeedJobs(database.dataSource(), limits, node);
        Subscription subscription = new Subscription(TestDatabase.FIRST, "first", "maison", settings);
        Connectors hub = new ConnectorsConfiguration()
                .connectors(
                        folders,
                        () -> List.of(subscription),
                        limits,
                        intake.runs(),
                        intake.webhooks(),
                        new RecordingOutbound(),
                        feedJobs,
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
        hub.start();
        hubs.add(hub);
        return feedJobs;
    }

    private List<RunSummary> runs(FeedKey feed) {
        return Tenancy.in(TestDatabase.FIRST, () -> intake.runs().recent(10, feed));
    }

    private Run.@Nullable State latest(FeedKey feed) {
        return runs(feed).stream().findFirst().map(RunSummary::state).orElse(null);
    }

    private static String level(String sku, int quantity) {
        return "{\"sku\":\"" + sku + "\",\"location\":\"MI1\",\"quantity\":" + quantity + "}";
    }

    @Test
    void two_hubs_on_one_database_pull_a_feed_once_and_then_only_when_it_has_changed() {
        supplier.page("{\"next\":\"p2\",\"levels\":[" + level("A", 3) + "]}", "ETag", "\"v1\"")
                .page("{\"levels\":[" + level("B", 4) + "]}");
        FeedJobs one = hub("one");
        hub("two");

        await().atMost(PATIENCE).until(() -> stock.rows().size() == 2);

        assertThat(supplier.asked).containsExactly("GET /stock", "GET /stock?after=p2");
        assertThat(stock.rows()).extracting(StockProbe.Row::sku).containsExactly("A", "B");

        supplier.then(Supplier.status(304));
        await().atMost(PATIENCE).until(() -> one.trigger(TestDatabase.FIRST, STOCK) == FeedJobs.Due.DUE_NOW);
        await().atMost(PATIENCE).until(() -> latest(STOCK) == Run.State.UNCHANGED);
        assertThat(supplier.headers.getLast().getFirst("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void webhooks_that_wait_are_merged_and_none_is_left() {
        supplier.page("{\"levels\":[" + level("A", 3) + "]}");
        byte[] body = ("{\"levels\":[" + level("P", 9) + "]}").getBytes(StandardCharsets.UTF_8);
        Tenancy.in(TestDatabase.FIRST, () -> {
            intake.webhooks().accept(PUSHED, "msg_1", "application/json", body);
        });

        hub("one");

        await().atMost(PATIENCE)
                .until(() -> stock.rows().stream().anyMatch(row -> row.sku().equals("P") && row.quantity() == 9));
        assertThat(runs(PUSHED))
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(Run.State.MERGED));
    }

    @Test
    void a_page_that_cannot_be_read_fails_the_run_and_leaves_no_trace() {
        supplier.page("{\"next\":\"p2\",\"levels\":[" + level("A", 3) + "]}").page("{\"levels\":[");
        hub("one");

        await().atMost(PATIENCE).until(() -> latest(STOCK) == Run.State.FAILED);

        assertThat(stock.rows()).isEmpty();
    }

    @Test
    void a_missing_setting_stops_the_start() {
        assertThatThrownBy(() -> hub("one", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stock.camel.yaml:5:")
                .hasMessageContaining("'base-url' of first's source maison is missing");
    }
}
