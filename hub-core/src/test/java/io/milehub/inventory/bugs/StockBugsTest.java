package io.milehub.inventory.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.faults.Seedbed;
import io.milehub.faults.SeededBug;
import io.milehub.faults.WatchedDataSource;
import io.milehub.inventory.judge.StockLaw;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that nothing can break proves nothing: each is broken by the bug that it is there for, and by no busy hour. */
class StockBugsTest {
    /** Some bugs need two nodes to meet, which one hour may not bring. */
    private static final int HOURS_MAX = 3;

    private final Seedbed seedbed = new Seedbed();

    /** A bug in the SQL that is sent, and the law that must be found broken. */
    record Sown(String bug, SeededBug seed, StockLaw law) {
        @Override
        public String toString() {
            return bug;
        }
    }

    static Stream<Sown> bugs() {
        return Stream.of(bugs_of_locks_and_feeds(), bugs_of_promises(), bugs_of_deadlines(), bugs_of_acknowledgements())
                .flatMap(some -> some);
    }

    private static Stream<Sown> bugs_of_locks_and_feeds() {
        return Stream.of(
                new Sown(
                        "rows of stock are locked in no order",
                        SeededBug.rewriting(
                                "order by s\\.offer_id, s\\.location(\\s+for update)", "order by random()$1"),
                        StockLaw.NO_DEADLOCK),
                new Sown(
                        "what is held is still for sale, and only the table refuses",
                        SeededBug.rewriting("s\\.on_hand - s\\.held - s\\.committed", "s.on_hand - s.committed"),
                        StockLaw.ONLY_HONEST_REFUSALS),
                new Sown(
                        "a feed overwrites what is promised",
                        SeededBug.rewriting(
                                "set on_hand = excluded\\.on_hand,", "set on_hand = excluded.on_hand, held = 0,"),
                        StockLaw.COUNTERS_ARE_LIVE_PROMISES),
                new Sown(
                        "a count is taken for another",
                        SeededBug.rewriting("set on_hand = excluded\\.on_hand,", "set on_hand = excluded.on_hand + 1,"),
                        StockLaw.THE_SUPPLIER_S_WORD_STANDS));
    }

    private static Stream<Sown> bugs_of_promises() {
        return Stream.of(
                new Sown(
                        "of several lines for one level one is counted",
                        SeededBug.rewriting(
                                "sum\\(quantity\\)::int as quantity from part", "max(quantity) as quantity from part"),
                        StockLaw.COUNTERS_ARE_THEIR_LEDGER),
                new Sown(
                        "what is held is still for sale",
                        SeededBug.rewriting("s\\.on_hand - s\\.held - s\\.committed", "s.on_hand - s.committed")
                                .and(
                                        "set held = s\\.held \\+ q\\.quantity",
                                        "set held = s.held + q.quantity, shortfall ="
                                                + " greatest(0, s.held + s.committed + q.quantity - s.on_hand)"),
                        StockLaw.NOTHING_IS_OVERSOLD),
                new Sown(
                        "a lifetime limit is not counted",
                        SeededBug.rewriting("inventory\\.limit_left\\(", "100 + inventory.limit_left("),
                        StockLaw.ONE_OF_A_KIND_IS_PROMISED_ONCE),
                new Sown(
                        "the same, as the buyers see it",
                        SeededBug.rewriting("inventory\\.limit_left\\(", "100 + inventory.limit_left("),
                        StockLaw.NO_TWO_BUYERS_HAVE_ONE_PIECE),
                new Sown(
                        "a release gives back twice",
                        SeededBug.rewriting("values \\('HELD', -p\\.quantity\\)", "values ('HELD', -2 * p.quantity)")
                                .and("held = s\\.held - p\\.quantity", "held = greatest(0, s.held - 2 * p.quantity)"),
                        StockLaw.A_PROMISE_IS_ENTERED_ONCE),
                new Sown(
                        "a sale is not entered in the ledger",
                        SeededBug.rewriting("\\('COMMITTED', \\? \\* p\\.quantity\\)", "('COMMITTED', 0 * ?)"),
                        StockLaw.COUNTERS_ARE_THEIR_LEDGER));
    }

    private static Stream<Sown> bugs_of_deadlines() {
        String sweep = "expires_at <= \\(select hub\\.now\\(\\)\\)(.*)hub\\.now\\(\\) as at from locked";
        String other = "expires_at <= (select hub.now()) %1$s$1hub.now() %1$s as at from locked";
        return Stream.of(
                new Sown(
                        "the sweep goes by an application's clock that is ahead",
                        SeededBug.rewriting(sweep, other.formatted("+ interval '50 minutes'")),
                        StockLaw.NO_HOLD_EXPIRES_EARLY),
                new Sown(
                        "the sweep goes by an application's clock that is behind",
                        SeededBug.rewriting(sweep, other.formatted("- interval '50 minutes'")),
                        StockLaw.NO_HOLD_IS_OVERDUE),
                new Sown(
                        "a payment begins though the deadline has passed",
                        SeededBug.rewriting(
                                "(select state, held_at, expires_at, member_id from inventory\\.hold.*)"
                                        + "hub\\.now\\(\\) as at",
                                "$1hub.now() - interval '50 minutes' as at"),
                        StockLaw.NO_HOLD_IS_PAID_LATE));
    }

    private static Stream<Sown> bugs_of_acknowledgements() {
        return Stream.of(
                new Sown(
                        "a hold is acknowledged before it is committed",
                        SeededBug.losing("insert into inventory\\.hold\\s"),
                        StockLaw.AN_ACKNOWLEDGED_HOLD_STANDS),
                new Sown(
                        "a basket is held in part",
                        SeededBug.rewriting("(quantity, shown_minor, currency\\s+from part)", "$1 where quantity < 2"),
                        StockLaw.AN_ACKNOWLEDGED_HOLD_STANDS),
                new Sown(
                        "a release is acknowledged before it is committed",
                        SeededBug.losing(
                                "^(?!.*skip locked).*'held', -p\\.quantity.*update inventory\\.hold set state"),
                        StockLaw.AN_ACKNOWLEDGED_RELEASE_STANDS),
                new Sown(
                        "a sweep ends holds as if they were given back",
                        SeededBug.rewriting(
                                "update inventory\\.hold set state = \\?",
                                "update inventory.hold set state = replace(?, 'EXPIRED', 'RELEASED')"),
                        StockLaw.A_HOLD_ENDS_ONLY_AS_TOLD),
                new Sown(
                        "a repeat under the same key makes another hold",
                        SeededBug.rewriting("h\\.request_key = u\\.key", "false")
                                .and("b\\.market, b\\.country, b\\.key", "b.market, b.country, null::text"),
                        StockLaw.ONE_KEY_IS_ONE_HOLD));
    }

    @Test
    void a_busy_hour_breaks_no_law() {
        assertThat(verdict()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_in_what_is_sent_breaks_its_law(Sown sown) {
        seedbed.sow(sown.seed());
        SortedMap<StockLaw, List<String>> broken = new TreeMap<>();
        for (int hour = 0; hour < HOURS_MAX && !broken.containsKey(sown.law()); hour++) {
            broken = verdict();
        }
        assertThat(sown.seed().times()).as("times that the bug did its work").isPositive();
        assertThat(broken.keySet()).as("%s", broken).contains(sown.law());
    }

    private SortedMap<StockLaw, List<String>> verdict() {
        try (TestDatabase database = TestDatabase.fresh(pool -> new WatchedDataSource(pool, seedbed));
                BusyHour hour = new BusyHour(database)) {
            return hour.verdict();
        }
    }
}
