package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static io.milehub.intake.StockFeed.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a merge finds staged of a snapshot that repeats what stands: the levels that its records made. */
class RecognitionRunTest {
    private static final String STAND = """
            insert into inventory.stock_level (tenant_id, offer_id, location, on_hand, content_hash, raw_hash, domain,
                   version, as_of, source, delivery_id, ordinal, mapping_id)
            select tenancy.current_tenant(), ascii(sku), location, quantity, hash, raw_hash, 'stock', version, as_of,
                   :source, delivery_id, ordinal, :mapping
              from pg_temp.stage_stock
            on conflict (tenant_id, offer_id, location) do update
               set on_hand = excluded.on_hand, content_hash = excluded.content_hash, raw_hash = excluded.raw_hash,
                   mapping_id = excluded.mapping_id
            """;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static int feeds;

    @TempDir
    Path folder;

    private TestIntake intake;
    private FeedKey feed;
    private final List<String> staged = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    @BeforeEach
    void wire() {
        StockProbe probe = new StockProbe(database);
        probe.afterwards(this::merge);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        feed = intake.feed(folder, "house-" + ++feeds, "stock", StockFeed.SNAPSHOT);
        database.ownerJdbc().sql("truncate inventory.stock_level cascade").update();
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void of_a_first_snapshot_everything_is_staged_with_its_hash() {
        snapshot("A=1", "B=2");

        assertThat(staged).containsExactly("A 1 true", "B 2 true");
        assertThat(unseen).isEmpty();
    }

    @Test
    void only_what_changed_is_staged_and_what_was_not_repeated_is_told() {
        snapshot("A=1", "B=2", "C=3", "D=4");
        snapshot("D=4", "E=5", "B=3", "A=1");

        assertThat(staged).containsExactly("B 3 true", "E 5 true");
        assertThat(unseen).containsExactly("B main", "C main");
    }

    @Test
    void what_is_told_twice_alike_is_staged_once_and_then_recognised() {
        snapshot("A=1", "A=1", "B=2");
        assertThat(staged).containsExactly("A 1 true", "B 2 true");

        snapshot("A=1", "A=1", "B=3");
        assertThat(staged).containsExactly("B 3 true");
        assertThat(unseen).containsExactly("B main");
    }

    @Test
    void under_another_mapping_everything_is_staged_again() {
        snapshot("A=1", "B=2");
        intake.map(folder, feed, StockFeed.SNAPSHOT + "skip: .discontinued\n");
        snapshot("A=1", "C=3");

        assertThat(staged).containsExactly("A 1 true", "C 3 true");
        assertThat(unseen).containsExactly("A main", "B main");
    }

    @Test
    void a_snapshot_that_repeats_everything_is_whole_though_nothing_of_it_is_staged() {
        snapshot("A=1", "B=2");
        assertThat(pull(intake.runs(), feed, page("null", 2, "B=2", "A=1"))).isInstanceOf(RunOutcome.Merged.class);

        assertThat(staged).isEmpty();
        assertThat(unseen).isEmpty();
    }

    @Test
    void a_record_that_was_good_and_is_refused_now_is_not_taken_for_repeated() {
        snapshot("A=1", "B=2");
        snapshot("A=1", "B=-2");

        assertThat(staged).isEmpty();
        assertThat(unseen).containsExactly("B main");
    }

    @Test
    void a_body_that_breaks_behind_what_it_repeats_is_refused_at_that_very_place() {
        snapshot("A=1", "B=2");
        String broken = page("A=1", "B=2").replace("]", ",{\"sku\" \"C\"}]");

        // Counted from 1, and the quote in the place of the colon has been read.
        int column = broken.indexOf("\"C\"") + 2;
        assertThatThrownBy(() -> pull(intake.runs(), feed, broken))
                .isInstanceOf(RunRefused.Undecodable.class)
                .hasMessageContaining("line 1, column " + column)
                .hasMessageContaining("colon");
    }

    @Test
    void a_delta_is_neither_recognised_nor_hashed() {
        FeedKey pushed = intake.feed(folder, feed.source(), "stock-pushed", StockFeed.DELTA);
        snapshot("A=1");
        pull(intake.runs(), pushed, page("A=1"));

        assertThat(staged).containsExactly("A 1 false");
    }

    private void snapshot(String... levels) {
        assertThat(pull(intake.runs(), feed, page(levels))).isInstanceOf(RunOutcome.Merged.class);
    }

    private void merge(MergeContext context) {
        staged.clear();
        unseen.clear();
        staged.addAll(lines("select sku || ' ' || quantity || ' ' || (raw_hash is not null) from pg_temp.stage_stock"));
        if (context.snapshot()) {
            unseen.addAll(lines("select chr(id::int) || ' ' || part from pg_temp.stage_unseen"));
        }
        database.jdbc()
                .sql(STAND)
                .param("source", context.feed().source())
                .param("mapping", context.mappingId())
                .update();
    }

    private static List<String> lines(String sql) {
        return database.jdbc()
                .sql(sql + " order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
