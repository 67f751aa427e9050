package io.milehub.intake;

import static io.milehub.intake.StockFeed.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.quarantine.Quarantine;
import io.milehub.intake.quarantine.QuarantinedRecord;
import io.milehub.tenancy.Tenancy;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** For which moment a staged fact holds, and which moments are not believed. */
class MomentsTest {
    private static final String SNAPSHOT = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            page: { as_of: .at }
            fields:
              sku: .sku
              quantity: .n
              as_of: .at
            """;

    private static final Duration AHEAD_MAX = IntakeLimits.DEFAULT.asOfAheadMax();

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static int feeds;

    @TempDir
    Path folder;

    private final List<String> staged = new ArrayList<>();
    private TestIntake intake;
    private FeedKey snapshot;
    private FeedKey delta;

    @BeforeEach
    void wire() {
        StockProbe probe = new StockProbe(database);
        probe.afterwards(this::merge);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        snapshot = intake.feed(folder, "house-" + ++feeds, "stock", SNAPSHOT);
        delta = intake.feed(
                folder, "house-" + feeds, "stock-changed", SNAPSHOT.replace("mode: snapshot", "mode: delta"));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void a_fact_of_a_delta_that_names_no_moment_holds_as_of_its_receipt() {
        pull(
                intake.runs(),
                delta,
                "{\"levels\":[{\"sku\":\"A\",\"n\":1,\"at\":\"2026-03-01T09:00:00Z\"}," + "{\"sku\":\"B\",\"n\":1}]}");

        assertThat(staged).containsExactly("A 2026-03-01T09:00:00Z", "B as received");
    }

    @Test
    void a_fact_of_a_snapshot_that_names_no_moment_has_none_of_its_own() {
        pull(intake.runs(), snapshot, "{\"levels\":[{\"sku\":\"A\",\"n\":1}]}");

        assertThat(staged).containsExactly("A null");
    }

    @Test
    void a_record_from_the_future_is_refused_and_one_at_the_limit_is_not() {
        Instant limit = database.clock().instant().plus(AHEAD_MAX).truncatedTo(ChronoUnit.MILLIS);
        Instant beyond = limit.plusSeconds(60);
        pull(intake.runs(), delta, "{\"levels\":[" + at("A", limit) + "," + at("B", beyond) + "]}");

        assertThat(staged).containsExactly("A " + limit);
        QuarantinedRecord refused = quarantined(delta).getFirst();
        assertThat(refused.sku()).isEqualTo("B");
        assertThat(refused.reasons().toString()).contains("as-of-in-future", beyond.toString());
    }

    @Test
    void a_snapshot_from_the_future_is_refused_as_a_whole() {
        RunOutcome outcome =
                pull(intake.runs(), snapshot, "{\"at\":\"2999-03-01T12:00:00Z\",\"levels\":[{\"sku\":\"A\",\"n\":1}]}");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .contains("is as of 2999-03-01T12:00:00Z, but was received at"));
        assertThat(staged).isEmpty();
    }

    @Test
    void among_facts_that_are_ordered_by_version_one_without_is_refused() {
        FeedKey counted = intake.feed(
                folder,
                "counting-" + feeds,
                "stock",
                SNAPSHOT.replace("mode: snapshot", "mode: delta").replace("as_of: .at\n", "version: .v\n"));
        pull(intake.runs(), counted, "{\"levels\":[{\"sku\":\"A\",\"n\":1,\"v\":7},{\"sku\":\"B\",\"n\":1}]}");

        assertThat(staged).containsExactly("A as received");
        assertThat(quarantined(counted).getFirst().reasons().toString()).contains("version-missing");
    }

    @Test
    void of_two_facts_of_a_delta_the_later_moment_stands_and_not_the_higher_version() {
        intake.map(folder, delta, SNAPSHOT.replace("mode: snapshot", "mode: delta") + "  version: .v\n");
        pull(intake.runs(), delta, """
                {"levels":[{"sku":"A","n":1,"v":1,"at":"2026-03-01T10:00:00Z"},
                 {"sku":"A","n":2,"v":2,"at":"2026-03-01T09:00:00Z"}]}""");

        assertThat(staged).containsExactly("A 2026-03-01T10:00:00Z");
    }

    @Test
    void facts_of_a_snapshot_that_are_older_than_it_hold_for_its_moment_and_a_version_decides() {
        intake.map(folder, snapshot, SNAPSHOT + "  version: .v\n");
        pull(intake.runs(), snapshot, """
                {"at":"2026-03-01T12:00:00Z","levels":[{"sku":"A","n":1,"v":1,"at":"2026-03-01T10:00:00Z"},
                 {"sku":"A","n":2,"v":2,"at":"2026-03-01T09:00:00Z"},
                 {"sku":"B","n":1,"v":1,"at":"2026-03-01T12:00:01Z"},
                 {"sku":"B","n":2,"v":2,"at":"2026-03-01T09:00:00Z"}]}""");

        assertThat(staged).containsExactly("A 2026-03-01T09:00:00Z", "B 2026-03-01T12:00:01Z");
    }

    private static String at(String sku, Instant moment) {
        return "{\"sku\":\"" + sku + "\",\"n\":1,\"at\":\"" + moment + "\"}";
    }

    private void merge(MergeContext context) {
        staged.addAll(database.jdbc()
                .sql("""
                        select s.sku, s.as_of, s.as_of = d.received_at as received from pg_temp.stage_stock s
                          join intake.delivery d using (delivery_id) order by sku
                        """)
                .query((row, number) -> row.getString("sku") + " "
                        + (row.getBoolean("received") ? "as received" : instant(row.getTimestamp("as_of"))))
                .list());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private List<QuarantinedRecord> quarantined(FeedKey of) {
        return Tenancy.<List<QuarantinedRecord>, RuntimeException>in(
                TestDatabase.FIRST, () -> intake.bean(Quarantine.class).open(of, null, 0, 100));
    }
}
