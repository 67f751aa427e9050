package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static io.milehub.intake.StockFeed.pull;
import static io.milehub.intake.StockFeed.receive;
import static io.milehub.intake.StockFeed.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Snapshots that are read while they come in. Whether the merge reads a body again shows where its chunks are taken
 * away in between.
 */
class EarlyReadingTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String LEVELS = """
            select o.supplier_sku || ' ' || l.on_hand
              from inventory.stock_level l join catalogue.offer o using (tenant_id, offer_id)
              join intake.supplier s using (tenant_id, supplier_id)
             where l.tenant_id = tenancy.current_tenant() and s.name = :source
             order by 1
            """;

    private static final String RECEIVED = """
            update intake.run set state = 'RECEIVED', mapping_id = (select min(mapping_id) from intake.mapping)
             where run_id = :run
            """;

    private static int feeds;

    @TempDir
    Path folder;

    private RealTargets targets;
    private TestIntake intake;
    private FeedKey feed;
    private FeedKey pushed;

    @BeforeEach
    void wire() {
        targets = new RealTargets(DATABASE);
        intake = TestIntake.over(DATABASE, IntakeLimits.DEFAULT, targets.all());
        feed = intake.feed(folder, "early-" + ++feeds, "stock", StockFeed.SNAPSHOT);
        pushed = intake.feed(folder, feed.source(), "stock-pushed", StockFeed.DELTA);
    }

    @AfterEach
    void close() {
        intake.close();
        targets.close();
    }

    @Test
    void a_snapshot_that_changes_little_is_not_read_again() {
        merged(pull(intake.runs(), feed, page("A=1", "B=2", "C=3")));
        Run run = received(page("\"2\"", 3, "D=4"), page("null", 3, "C=2", "A=1"));
        takeChunksAway();
        merged(apply(run));
        assertThat(levels()).containsExactly("A 1", "B 0", "C 2", "D 4");
    }

    @Test
    void what_is_refused_and_what_is_said_twice_is_told_from_the_early_reading_too() {
        merged(pull(intake.runs(), feed, page("A=1", "B=2", "C=3")));
        Run run = received(page("C=5", "A=1", "B=-2", "C=4"));
        takeChunksAway();
        assertThat(apply(run))
                .isInstanceOfSatisfying(
                        RunOutcome.Merged.class,
                        merged -> assertThat(merged.run().refused()).isEqualTo(1));
        assertThat(levels()).contains("A 1", "C 4");
    }

    @Test
    void after_another_run_of_the_supplier_it_is_read_again() {
        merged(pull(intake.runs(), feed, page("A=1", "B=2")));
        Run run = received(page("B=2", "A=1"));
        merged(pull(intake.runs(), pushed, page("A=5")));
        takeChunksAway();
        assertThat(apply(run)).isInstanceOf(RunOutcome.Failed.class);
    }

    @Test
    void beside_another_run_of_the_supplier_that_is_being_merged_it_is_read_again() {
        merged(pull(intake.runs(), feed, page("A=1", "B=2")));
        Run run = received(page("B=2", "A=1"));
        Run other = Tenancy.in(TestDatabase.FIRST, () -> intake.runs().open(pushed));
        DATABASE.in(
                TestDatabase.FIRST,
                () -> DATABASE.jdbc()
                        .sql(RECEIVED)
                        .param("run", other.id().value())
                        .update());
        takeChunksAway();
        assertThat(apply(run)).isInstanceOf(RunOutcome.Failed.class);
    }

    @Test
    void of_a_body_that_broke_off_nothing_counts_as_seen() {
        merged(pull(intake.runs(), feed, page("A=1", "B=2", "C=3")));
        Run run = Tenancy.in(TestDatabase.FIRST, () -> intake.runs().open(feed));
        String whole = page("B=2", "A=1");
        InputStream broken = new SequenceInputStream(stream(whole.substring(0, whole.lastIndexOf(','))), new Broken());
        in(() -> assertThatThrownBy(() -> intake.runs().receive(run, broken, "application/json"))
                .isInstanceOf(IOException.class));
        in(() -> receive(intake.runs(), run, page("A=1", "C=3")));
        merged(apply(run));
        assertThat(levels()).containsExactly("A 1", "B 0", "C 3");
    }

    @Test
    void a_snapshot_that_changes_much_is_read_by_the_merge() {
        merged(pull(intake.runs(), feed, page(many(1))));
        merged(pull(intake.runs(), feed, page(many(2))));
        assertThat(levels()).hasSize(20_001).allMatch(level -> level.endsWith(" 2"));
    }

    /** Breaks off where it is read. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }

    private static String[] many(int pieces) {
        return IntStream.rangeClosed(0, 20_000)
                .mapToObj(i -> "S" + i + "=" + pieces)
                .toArray(String[]::new);
    }

    private Run received(String... pages) {
        return Tenancy.in(TestDatabase.FIRST, () -> {
            Run run = intake.runs().open(feed);
            for (String page : pages) {
                receive(intake.runs(), run, page);
            }
            return run;
        });
    }

    private RunOutcome apply(Run run) {
        return Tenancy.in(TestDatabase.FIRST, () -> intake.runs().apply(run, null, null));
    }

    private static void in(Runnable work) {
        Tenancy.in(TestDatabase.FIRST, work);
    }

    private static void merged(RunOutcome outcome) {
        assertThat(outcome).isInstanceOf(RunOutcome.Merged.class);
    }

    private static void takeChunksAway() {
        DATABASE.ownerJdbc().sql("truncate intake.chunk").update();
    }

    private List<String> levels() {
        List<String> levels = new ArrayList<>();
        DATABASE.in(
                TestDatabase.FIRST,
                () -> levels.addAll(DATABASE.jdbc()
                        .sql(LEVELS)
                        .param("source", feed.source())
                        .query(String.class)
                        .list()));
        return levels;
    }
}
