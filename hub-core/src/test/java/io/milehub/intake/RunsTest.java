package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static io.milehub.intake.StockFeed.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Failed;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.intake.RunOutcome.Unchanged;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.quarantine.Quarantine;
import io.milehub.intake.quarantine.QuarantinedRecord;
import io.milehub.tenancy.Tenancy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static int feeds;

    @TempDir
    Path folder;

    private StockProbe probe;
    private TestIntake intake;
    private Runs runs;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        probe = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        runs = intake.runs();
        feed = intake.feed(folder, "house-" + ++feeds, "stock", StockFeed.SNAPSHOT);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void every_record_of_every_page_is_merged_and_names_its_delivery() {
        RunOutcome outcome = pull(runs, feed, page("\"2\"", 3, "A=1", "B=2"), page("null", 3, "C=3"));

        RunSummary run = ((Merged) outcome).run();
        assertThat(run.accepted()).isEqualTo(3);
        assertThat(run.deliveries()).isEqualTo(2);
        assertThat(run.merged()).isEqualTo(new MergeCounts(3, 0, 0, 0, 0));
        assertThat(probe.rows()).extracting(StockProbe.Row::sku).containsExactly("A", "B", "C");
        assertThat(probe.rows()).extracting(StockProbe.Row::ordinal).containsExactly(0, 1, 0);
        assertThat(probe.rows().get(0).delivery())
                .isNotEqualTo(probe.rows().get(2).delivery());
    }

    @Test
    void the_feed_stands_where_the_run_has_brought_it() {
        RunSummary run = ((Merged) pull(runs, feed, page("A=1"))).run();

        FeedState state = in(() -> runs.state(feed));
        assertThat(state.cursor()).isEqualTo("cursor-" + run.id());
        assertThat(state.lastRun()).isEqualTo(run.id());
        assertThat(state.watermark()).isEqualTo(run.startedAt());
        assertThat(unapplied()).isZero();
        assertThat(events("RunFinished")).isEqualTo(1);
    }

    @Test
    void the_same_bytes_again_are_unchanged_without_a_merge() {
        pull(runs, feed, page("A=1"));
        probe.afterwards(context -> {
            throw new AssertionError("merged again");
        });

        assertThat(pull(runs, feed, page("A=1"))).isInstanceOf(Unchanged.class);
        assertThat(unapplied()).isZero();
    }

    @Test
    void the_same_bytes_are_merged_again_under_another_mapping() {
        pull(runs, feed, page("A=1"));
        intake.map(folder, feed, StockFeed.SNAPSHOT + "skip: .discontinued\n");

        assertThat(pull(runs, feed, page("A=1"))).isInstanceOf(Merged.class);
    }

    @Test
    void the_same_bytes_are_merged_again_after_another_feed_told_of_the_same_stock() {
        FeedKey pushed = intake.feed(folder, feed.source(), "stock-pushed", StockFeed.DELTA);
        pull(runs, feed, page("A=5"));
        pull(runs, pushed, page("A=3"));

        assertThat(pull(runs, feed, page("A=5"))).isInstanceOf(Merged.class);
        assertThat(probe.rows()).extracting(StockProbe.Row::quantity).containsExactly(5);
    }

    @Test
    void of_records_with_one_key_the_newest_version_wins_wherever_it_stands() {
        pull(runs, feed, page("A=1@7", "A=2@9", "A=3@8", "B=4"));

        assertThat(probe.rows()).extracting(StockProbe.Row::quantity).containsExactly(2, 4);
    }

    @Test
    void a_run_that_fails_after_writing_leaves_nothing_behind() {
        pull(runs, feed, page("A=1"));
        FeedState before = in(() -> runs.state(feed));
        probe.afterwards(context -> {
            throw new IllegalStateException("the warehouse burns");
        });

        RunOutcome outcome = pull(runs, feed, page("A=2", "B=1", "C=-1"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).isEqualTo("the warehouse burns"));
        assertThat(probe.rows()).extracting(StockProbe.Row::quantity).containsExactly(1);
        assertThat(in(() -> runs.state(feed))).isEqualTo(before);
        assertThat(quarantined()).isEmpty();
        assertThat(events("RunFinished")).isEqualTo(2);
    }

    @Test
    void a_refused_record_is_quarantined_with_its_reasons_and_the_rest_lands() {
        RunSummary run = ((Merged) pull(runs, feed, page("A=1", "B=-4", "C=3"))).run();

        assertThat(run.accepted()).isEqualTo(2);
        assertThat(run.refused()).isEqualTo(1);
        QuarantinedRecord refused = quarantined().getFirst();
        assertThat(refused.ordinal()).isEqualTo(1);
        assertThat(refused.sku()).isEqualTo("B");
        assertThat(refused.raw()).contains("-4");
        assertThat(refused.reasons()).isNotEmpty();
    }

    @Test
    void a_newer_snapshot_supersedes_what_an_older_one_had_quarantined() {
        pull(runs, feed, page("A=1", "B=-4"));
        pull(runs, feed, page("A=1", "B=4"));

        assertThat(quarantined()).isEmpty();
    }

    @Test
    void a_key_that_no_table_could_hold_is_quarantined_and_does_not_fail_the_run() {
        RunSummary run = ((Merged) pull(runs, feed, page("A=1", "B\\u0000=2"))).run();

        assertThat(run.accepted()).isEqualTo(1);
        assertThat(run.refused()).isEqualTo(1);
    }

    @Test
    void the_mapping_that_made_a_fact_is_kept_with_its_text() {
        pull(runs, feed, page("A=1"));

        String kept = database.<String>query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("""
                        select m.content ->> 'stock.yaml' from intake.mapping m
                          join intake.run r using (tenant_id, mapping_id) where r.source = :source
                        """)
                        .param("source", feed.source())
                        .query(String.class)
                        .single());
        assertThat(kept).isEqualTo(StockFeed.SNAPSHOT);
    }

    @Test
    void what_came_and_what_became_of_it_is_counted() {
        pull(runs, feed, page("A=1", "B=2", "C=-3"));

        MeterRegistry meters = intake.bean(MeterRegistry.class);
        assertThat(meters.get("milehub.deliveries")
                        .tag("outcome", "stored")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("milehub.records")
                        .tag("outcome", "added")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("milehub.records")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("milehub.run.seconds").timer().count()).isEqualTo(1);
        assertThat(meters.get("milehub.feed.age.seconds").gauge().value()).isBetween(0.0, 60.0);
    }

    private List<QuarantinedRecord> quarantined() {
        return in(() -> intake.bean(Quarantine.class).open(feed, null, 0, 100));
    }

    private int unapplied() {
        return count("select count(*)::int from intake.delivery where source = :source and applied_run_id is null");
    }

    private int events(String type) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("""
                        select count(*)::int from outbox.event
                         where type = :type and payload ->> 'source' = :source
                        """)
                        .param("type", type)
                        .param("source", feed.source())
                        .query(Integer.class)
                        .single());
    }

    private int count(String sql) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql(sql)
                        .param("source", feed.source())
                        .query(Integer.class)
                        .single());
    }

    private static <T> T in(Supplier<T> work) {
        return Tenancy.<T, RuntimeException>in(TestDatabase.FIRST, work::get);
    }
}
