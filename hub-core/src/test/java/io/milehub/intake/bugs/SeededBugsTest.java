package io.milehub.intake.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.milehub.database.TestDatabase;
import io.milehub.faults.Seedbed;
import io.milehub.faults.SeededBug;
import io.milehub.faults.WatchedDataSource;
import io.milehub.outbox.Outbox;
import io.milehub.outbox.OutsideOutbox;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A check that cannot fail proves nothing: each of ours fails when the bug that it is there for is sown. */
class SeededBugsTest {
    private static final Seedbed SEEDBED = new Seedbed();

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(pool -> new WatchedDataSource(pool, SEEDBED));

    @TempDir
    Path folder;

    /** A bug in the SQL that is sent, and the check that must see it. */
    record Sown(String bug, SeededBug seed, Consumer<Shop> check) {
        @Override
        public String toString() {
            return bug;
        }
    }

    static Stream<Sown> bugs() {
        return Stream.concat(bugs_of_receipt_and_run(), bugs_of_the_merge());
    }

    private static Stream<Sown> bugs_of_receipt_and_run() {
        return Stream.of(
                new Sown(
                        "a message is acknowledged before it is committed",
                        SeededBug.losing("^(?!.*intake\\.run_delivery).*insert into intake\\.delivery"),
                        Checks::an_acknowledged_message_waits_for_its_run),
                new Sown(
                        "a message id is accepted twice",
                        SeededBug.rewriting(
                                "(insert into intake\\.delivery.*values \\(tenancy\\.current_tenant\\(\\), "
                                        + "\\?, \\?, \\?, )\\?",
                                "$1? || gen_random_uuid()"),
                        Checks::the_same_message_again_has_no_effect),
                new Sown(
                        "messages are marked as applied when they join a batch",
                        SeededBug.rewriting("^(\\s*insert into intake\\.run_delivery.*select .*)$", """
                                with put as ($1 returning tenant_id, run_id, delivery_id)
                                update intake.delivery d set applied_run_id = put.run_id from put
                                 where d.tenant_id = put.tenant_id and d.delivery_id = put.delivery_id
                                """),
                        Checks::the_messages_of_a_failed_batch_are_merged_by_a_later_one),
                new Sown(
                        "the cursor moves when a run is received, outside the merge",
                        SeededBug.rewriting(
                                "^(\\s*update intake\\.run\\s+set state = 'RECEIVED', mapping_id.*returning )(.*)$",
                                """
                                with received as ($1 *), moved as (
                                  insert into intake.feed (tenant_id, source, feed, cursor)
                                  select tenant_id, source, feed, cursor_after from received
                                  on conflict (tenant_id, source, feed) do update set cursor = excluded.cursor)
                                select $2 from received
                                """),
                        Checks::a_failed_run_leaves_its_feed_where_it_stood),
                new Sown(
                        "a run is finished by whoever believes that it is theirs",
                        SeededBug.rewriting("and attempt = \\?", "and (attempt = ? or true)"),
                        Checks::a_node_that_was_taken_for_dead_can_finish_nothing));
    }

    private static Stream<Sown> bugs_of_the_merge() {
        return Stream.of(
                new Sown(
                        "an older fact wins",
                        SeededBug.rewriting("catalogue\\.later\\(([^)]*)\\)", "(catalogue.later($1) or true)"),
                        Checks::an_older_count_loses),
                new Sown(
                        "the snapshot's watermark is ignored",
                        SeededBug.rewriting(
                                "coalesce\\(m\\.moment >= \\?::timestamptz, true\\)",
                                "coalesce(m.moment >= ?::timestamptz or true, true)"),
                        Checks::a_count_of_before_the_last_snapshot_brings_nothing_back),
                new Sown(
                        "absence in an old snapshot removes",
                        SeededBug.rewriting(
                                "where (greatest\\(l\\.as_of, \\?::timestamptz\\) < \\?)", "where ($1 or true)"),
                        Checks::an_older_snapshot_removes_nothing),
                new Sown(
                        "merges of a source do not take turns",
                        SeededBug.rewriting(
                                "pg_advisory_xact_lock\\(tenancy\\.current_tenant\\(\\), hashtext\\(\\?\\)\\)",
                                "hashtext(?)"),
                        Checks::merges_of_one_source_take_turns),
                new Sown(
                        "the guard sees no effect",
                        SeededBug.rewriting("where verb = 'REMOVED' or \\(", "where verb = 'REMOVED' and ("),
                        Checks::a_snapshot_that_would_empty_the_shop_is_held));
    }

    @AfterEach
    void clear() {
        SEEDBED.clear();
        database.clock().reset();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_in_what_is_sent_is_seen_by_its_check(Sown sown) {
        try (Shop shop = shop(_ -> {})) {
            sown.check().accept(shop);
        }
        try (Shop shop = shop(_ -> {})) {
            SEEDBED.sow(sown.seed());
            Throwable seen = catchThrowable(() -> sown.check().accept(shop));
            SEEDBED.clear();
            assertThat(sown.seed().times())
                    .as("times that the bug did its work")
                    .isPositive();
            assertThat(seen).as("what the check said").isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void an_event_outside_the_transaction_is_seen() {
        try (Shop shop = shop(_ -> {})) {
            Checks.nobody_is_told_of_a_merge_that_did_not_come_about(shop, SEEDBED);
        }
        try (Shop shop = shop(SeededBugsTest::outsideOutbox)) {
            assertThat(catchThrowable(() -> Checks.nobody_is_told_of_a_merge_that_did_not_come_about(shop, SEEDBED)))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void a_total_that_is_not_read_is_seen() {
        try (Shop shop = shop(_ -> {})) {
            Checks.a_snapshot_that_lacks_what_it_announced_removes_nothing(shop, Shop.SNAPSHOT);
        }
        String unread = Shop.SNAPSHOT.replace("  total: .total\n", "");
        try (Shop shop = shop(_ -> {})) {
            assertThat(catchThrowable(
                            () -> Checks.a_snapshot_that_lacks_what_it_announced_removes_nothing(shop, unread)))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static void outsideOutbox(GenericApplicationContext beans) {
        beans.registerBean(
                "outbox",
                Outbox.class,
                () -> new OutsideOutbox(
                        beans.getBean(JdbcClient.class), beans.getBean(PlatformTransactionManager.class)));
    }

    private Shop shop(Consumer<GenericApplicationContext> altered) {
        return new Shop(database, folder, altered);
    }
}
