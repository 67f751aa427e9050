package io.milehub.intake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.intake.history.RunSummary;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shop whose mappings refuse some of what comes, with the real merges behind them; each test has its own house. */
final class RefusingShop implements BeforeEachCallback, AfterAllCallback {
    /** So that one retry may take three records. */
    static final int TAKEN_MAX = 3;

    static final Duration KEEP = Duration.ofDays(2);

    /** A feed of counts that tells what changed. */
    static final String CHANGES = """
            record: stock
            mode: delta
            domain: stock
            format: json
            each: .levels[]
            fields:
              sku: .sku
              location: .at
              quantity: .n
              as_of: .when
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final RealTargets targets = new RealTargets(database);
    private final TestIntake intake = TestIntake.altered(
            database,
            IntakeLimits.DEFAULT,
            context -> context.registerBean(
                    "quarantineLimits", QuarantineLimits.class, () -> new QuarantineLimits(TAKEN_MAX, KEEP, 2)),
            targets.all());
    private int houses;
    private String house = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        house = "house-" + ++houses;
    }

    FeedKey feed(Path folder, String name, String yaml) {
        return intake.feed(folder, house, name, yaml);
    }

    void map(Path folder, FeedKey feed, String yaml) {
        intake.map(folder, feed, yaml);
    }

    RunSummary pull(FeedKey feed, String body) {
        return merged(in(() -> {
            Run run = intake.runs().open(feed);
            receive(run, body);
            return intake.runs().apply(run, "cursor-" + run.id(), null);
        }));
    }

    void receive(Run run, String body) {
        try {
            intake.runs()
                    .receive(run, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "application/json");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    RunSummary webhook(FeedKey feed, String id, String body) {
        return merged(in(() -> {
            DeliveryId delivery = intake.webhooks()
                    .accept(feed, id, null, body.getBytes(StandardCharsets.UTF_8))
                    .delivery();
            return intake.runs().applyWebhooks(feed, List.of(delivery));
        }));
    }

    static RunSummary merged(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Merged merged -> merged.run();
            case RunOutcome.Unchanged unchanged -> unchanged.run();
            default -> throw new AssertionError(outcome);
        };
    }

    QuarantineDecisions decisions() {
        return intake.bean(QuarantineDecisions.class);
    }

    /** Has all open records of a feed mapped again, and applies that as the feed's job does. */
    RunSummary retry(FeedKey feed) {
        Taken taken = in(() -> decisions().retry(all(feed), "ops"));
        RunSummary run = merged(takeUp(feed));
        assertThat(run.id()).isEqualTo(taken.run());
        return run;
    }

    RunOutcome takeUp(FeedKey feed) {
        return in(() -> intake.runs().resume(intake.runs().unfinished(feed).orElseThrow()));
    }

    static Choice all(FeedKey feed) {
        return new Choice(feed, null, List.of());
    }

    List<QuarantinedRecord> open(FeedKey feed) {
        return in(() -> intake.bean(Quarantine.class).open(feed, null, 0, 100));
    }

    QuarantinedRecord record(long id) {
        return in(() -> intake.bean(Quarantine.class).find(id).orElseThrow());
    }

    QuarantinedRecord.Settled settled(long id) {
        return Objects.requireNonNull(record(id).settled());
    }

    /** Counts as {@code SKU location}, whatever is none left out. */
    Map<String, Integer> stock() {
        Map<String, Integer> counts = new TreeMap<>();
        database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("""
                        select o.supplier_sku || ' ' || l.location as piece, l.on_hand
                          from inventory.stock_level l
                          join catalogue.offer o on o.tenant_id = l.tenant_id and o.offer_id = l.offer_id
                         where l.tenant_id = tenancy.current_tenant() and l.source = :source and l.on_hand > 0
                        """)
                        .param("source", house)
                        .query((row, number) -> counts.put(row.getString(1), row.getInt(2)))
                        .list());
        return counts;
    }

    List<String> texts(String sql, Object... parameters) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql(sql)
                        .params(parameters)
                        .query(String.class)
                        .list());
    }

    void update(String sql, Object... parameters) {
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(sql).params(parameters).update());
    }

    String audited(String subject) {
        return String.join("; ", texts("""
                select concat_ws(' ', actor, action, detail ->> 'why', detail ->> 'records') from audit.entry
                 where tenant_id = tenancy.current_tenant() and subject = ? order by entry_id
                """, subject));
    }

    RunSummary run(RunId id) {
        return in(() -> intake.runs().find(id).orElseThrow());
    }

    TestIntake intake() {
        return intake;
    }

    TestDatabase database() {
        return database;
    }

    String house() {
        return house;
    }

    <T> T in(Supplier<T> work) {
        return in(TestDatabase.FIRST, work);
    }

    <T> T in(TenantId tenant, Supplier<T> work) {
        return Tenancy.in(tenant, work::get);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        intake.close();
        targets.close();
        database.close();
    }

    /** The supplier has begun to write some quantities under another name. */
    static String mended(String yaml) {
        return yaml.replace("quantity: .n", "quantity: if (.n) .n else .qty");
    }
}
