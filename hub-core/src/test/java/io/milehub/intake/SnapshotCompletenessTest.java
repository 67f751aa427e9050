package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static io.milehub.intake.StockFeed.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCompletenessTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static int feeds;

    @TempDir
    Path folder;

    private StockProbe probe;
    private TestIntake intake;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        probe = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        feed = intake.feed(folder, "house-" + ++feeds, "stock", StockFeed.SNAPSHOT);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void a_snapshot_shorter_than_its_declared_total_is_refused() {
        assertRefused("holds 2 records of the 3 that it declares", page("null", 3, "A=1", "B=2"));
    }

    @Test
    void a_snapshot_whose_last_page_names_a_next_one_is_refused() {
        assertRefused("ends with a page that names a next one (2)", page("\"2\"", 2, "A=1", "B=2"));
    }

    @Test
    void a_snapshot_that_changed_while_it_was_read_is_refused() {
        assertRefused("different totals [2, 3]", page("\"2\"", 2, "A=1"), page("null", 3, "B=2"));
    }

    @Test
    void an_empty_snapshot_is_refused() {
        assertRefused("would remove everything", page());
    }

    @Test
    void a_snapshot_of_which_every_record_is_refused_is_refused_itself() {
        assertRefused("would remove everything", page("A=-1"));
    }

    @Test
    void a_snapshot_whose_pages_hold_for_different_moments_is_refused() {
        intake.map(folder, feed, StockFeed.SNAPSHOT.replace("  total: .total", "  as_of: .at"));

        assertRefused(
                "its pages are as of [2026-03-01T09:00:00Z, 2026-03-01T10:00:00Z]",
                "{\"at\":\"2026-03-01T09:00:00Z\",\"next\":\"2\",\"levels\":[{\"sku\":\"A\",\"quantity\":1}]}",
                "{\"at\":\"2026-03-01T10:00:00Z\",\"levels\":[{\"sku\":\"B\",\"quantity\":1}]}");
    }

    @Test
    void a_snapshot_whose_last_page_is_not_marked_as_such_is_refused() {
        intake.map(folder, feed, StockFeed.SNAPSHOT.replace("  total: .total", "  complete: .last"));
        String marked = page("A=1").replace("{\"levels\"", "{\"last\":true,\"levels\"");

        assertRefused("has not marked as the last", marked, page("B=1"));
        assertThat(pull(intake.runs(), feed, page("A=1"), marked)).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_delimited_snapshot_that_lacks_its_trailer_is_refused() {
        intake.map(folder, feed, """
                record: stock
                mode: snapshot
                format: csv
                csv: { trailer: END, count: 2 }
                fields: { sku: .sku, quantity: .n }
                """);

        assertRefused("ends without its trailer", "sku,n\nA,1\nB,2\n");
        assertThat(pull(intake.runs(), feed, "sku,n\nA,1\nB,2\nEND,2\n")).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_delta_may_be_empty() {
        FeedKey delta = intake.feed(folder, feed.source(), "changes", StockFeed.DELTA);

        assertThat(pull(intake.runs(), delta, page())).isInstanceOf(RunOutcome.Merged.class);
    }

    private void assertRefused(String why, String... pages) {
        RunOutcome outcome = pull(intake.runs(), feed, pages);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.error()).contains(why));
        assertThat(probe.rows()).isEmpty();
    }
}
