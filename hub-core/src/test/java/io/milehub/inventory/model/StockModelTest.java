package io.milehub.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.faults.Seedbed;
import io.milehub.faults.SeededBug;
import io.milehub.faults.WatchedDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any sequence of counts, holds, sales, words and jobs leaves stock as the {@link Reference} says, step by step. Other
 * sequences: {@code -Dstock.seed=4711 -Dstock.sequences=2000}.
 */
class StockModelTest {
    /** Within so many sequences a bug must have shown itself. */
    private static final int TRIED_MAX = 120;

    private static final Seedbed SEEDBED = new Seedbed();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh(pool -> new WatchedDataSource(pool, SEEDBED));

    @TempDir
    static Path folder;

    private static Hub hub;

    @BeforeAll
    static void open() {
        Tenants.giveClocks(DATABASE);
        hub = new Hub(DATABASE, folder);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void after_every_step_counters_ledger_promises_and_answers_are_what_the_reference_says() {
        long first = Long.getLong("stock.seed", 1);
        int many = Integer.getInteger("stock.sequences", 100);
        System.out.println("stock: seeds " + first + " to " + (first + many - 1));
        var sequences = new Sequences(hub);
        sequences.firstWrong(first, many).ifPresent(wrong -> {
            throw sequences.shrunk(wrong.seed());
        });
    }

    /** A bug in the SQL that is sent. */
    record Sown(String bug, SeededBug seed) {
        @Override
        public String toString() {
            return bug;
        }
    }

    static Stream<Sown> bugs() {
        return Stream.concat(bugs_of_counts(), bugs_of_holds());
    }

    private static Stream<Sown> bugs_of_holds() {
        return Stream.of(
                new Sown(
                        "deadlines are judged by another clock",
                        SeededBug.rewriting(
                                        "expires_at <= \\(select hub\\.now\\(\\)\\)", "expires_at <= clock_timestamp()")
                                .and("hub\\.now\\(\\) as at from locked", "clock_timestamp() as at from locked")),
                new Sown(
                        "a hold can be pinned a second after its deadline",
                        SeededBug.rewriting(
                                "select state, held_at, expires_at, member_id, hub\\.now\\(\\)",
                                "select state, held_at, expires_at + interval '1 second' as expires_at,"
                                        + " member_id, hub.now()")),
                new Sown(
                        "the demand of a group is not summed by place",
                        SeededBug.rewriting(
                                "sum\\(quantity\\)::int as quantity from part group by",
                                "max(quantity)::int as quantity from part group by")),
                new Sown(
                        "a buffer is sold",
                        SeededBug.rewriting("s\\.disputed - s\\.buffer as available", "s.disputed as available")),
                new Sown(
                        "sold pieces are forgotten of a lifetime limit",
                        SeededBug.rewriting(
                                "inventory\\.limit_left\\(o\\.offer_id, o\\.lifetime_limit\\)",
                                "o.lifetime_limit - (select coalesce(sum(s.held), 0) from inventory.stock_level s"
                                        + " where s.tenant_id = tenancy.current_tenant()"
                                        + " and s.offer_id = o.offer_id)")));
    }

    private static Stream<Sown> bugs_of_counts() {
        return Stream.of(
                new Sown(
                        "a feed overwrites what is promised",
                        SeededBug.rewriting(
                                "set on_hand = excluded\\.on_hand,", "set on_hand = excluded.on_hand, held = 0,")),
                new Sown(
                        "sold pieces are given back without the source's lag",
                        SeededBug.rewriting("end \\+ s\\.lag <= c\\.counted_at", "end <= c.counted_at")),
                new Sown(
                        "sold pieces are given back at their acknowledgement whatever the source's counts mean",
                        SeededBug.rewriting(
                                "'NET_ON_SHIP' then p\\.shipped_at", "'NET_ON_SHIP' then p.acknowledged_at")),
                new Sown(
                        "a snapshot that repeats a count does not say when it was so",
                        SeededBug.rewriting(
                                "greatest\\(l\\.as_of, \\(select max\\(f\\.watermark\\)",
                                "coalesce(l.as_of, (select max(f.watermark)")),
                new Sown(
                        "an older count wins",
                        SeededBug.rewriting("catalogue\\.later\\(([^)]*)\\)", "(catalogue.later($1) or true)")),
                new Sown(
                        "a dispute ends with any later count",
                        SeededBug.rewriting(
                                "excluded\\.on_hand <> l\\.on_hand and excluded\\.as_of", "excluded.as_of")));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_that_is_sown_is_found(Sown sown) {
        SEEDBED.sow(sown.seed());
        Optional<Sequences.Wrong> found;
        try {
            found = new Sequences(hub).firstWrong(1, TRIED_MAX);
        } finally {
            SEEDBED.clear();
        }
        assertThat(sown.seed().times()).as("times that the bug did its work").isPositive();
        assertThat(found).as("a sequence that shows it").isPresent();
        assertThat(found.orElseThrow().how().getCause())
                .as("it is seen by its effect, not by an error")
                .isInstanceOf(AssertionError.class);
    }
}
