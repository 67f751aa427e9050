package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static io.milehub.intake.StockFeed.pull;
import static io.milehub.intake.StockFeed.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.tenancy.Tenancy;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who may finish a run, when a node died, two believe that they hold it, or a page cannot be read. */
class RunRecoveryTest {
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
    void a_second_run_of_a_feed_is_refused_while_one_is_open() {
        Run first = in(() -> runs.open(feed));

        assertThatThrownBy(() -> in(() -> runs.open(feed))).isInstanceOf(RunRefused.InProgress.class);
        Tenancy.in(TestDatabase.FIRST, () -> runs.fail(first, "given up"));
        assertThat(in(() -> runs.open(feed)).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_run_that_a_dead_node_received_is_applied_by_the_next_and_the_dead_one_can_finish_nothing() {
        Run dead = in(() -> runs.open(feed));
        in(() -> receive(runs, dead, page("A=1")));
        markReceived(dead, "from-the-dead");

        Run taken = in(() -> runs.unfinished(feed)).orElseThrow();
        assertThat(taken.state()).isEqualTo(Run.State.RECEIVED);
        assertThat(taken.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> in(() -> runs.apply(dead, "x", null))).isInstanceOf(RunRefused.Stale.class);
        assertThat(in(() -> runs.resume(taken))).isInstanceOf(Merged.class);
        assertThat(in(() -> runs.state(feed)).cursor()).isEqualTo("from-the-dead");
        assertThatThrownBy(() -> in(() -> runs.resume(taken))).isInstanceOf(RunRefused.Stale.class);
    }

    @Test
    void an_attempt_that_is_overtaken_while_it_merges_rolls_back() {
        probe.afterwards(context -> {
            Thread other = Thread.ofPlatform().start(() -> in(() -> runs.unfinished(feed)));
            join(other);
        });

        assertThatThrownBy(() -> pull(runs, feed, page("A=1"))).isInstanceOf(RunRefused.Stale.class);
        assertThat(probe.rows()).isEmpty();

        probe.fine();
        Run taken = in(() -> runs.unfinished(feed)).orElseThrow();
        assertThat(in(() -> runs.resume(taken))).isInstanceOf(Merged.class);
        assertThat(probe.rows()).hasSize(1);
    }

    @Test
    void a_page_that_cannot_be_read_fails_its_run_and_keeps_its_bytes() {
        Run run = in(() -> runs.open(feed));

        assertThatThrownBy(() -> in(() -> receive(runs, run, "{\"levels\":[{\"sku\":")))
                .isInstanceOf(RunRefused.Undecodable.class);
        assertThat(in(() -> runs.find(run.id())).orElseThrow().state()).isEqualTo(Run.State.FAILED);
        assertThat(unapplied()).isEqualTo(1);
        Tenancy.in(TestDatabase.FIRST, () -> runs.fail(run, "failing it once more is nothing new"));
    }

    private void markReceived(Run run, String cursor) {
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("update intake.run set state = 'RECEIVED', cursor_after = :cursor where run_id = :run")
                        .param("cursor", cursor)
                        .param("run", run.id().value())
                        .update());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private int unapplied() {
        return count("select count(*)::int from intake.delivery where source = :source and applied_run_id is null");
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
