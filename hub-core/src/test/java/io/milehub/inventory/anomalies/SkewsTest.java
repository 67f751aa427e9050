package io.milehub.inventory.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.faults.WatchedDataSource;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.story.StockStory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What PostgreSQL's READ COMMITTED lets happen, and our locks do not: lost updates (P4), read skew (G-single), write
 * skew (G2-item), anti-dependency cycles (G2) and the anomaly of a transaction that only reads (Fekete et al.).
 */
class SkewsTest {
    private static final Gate.Gates GATES = new Gate.Gates();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh(pool -> new WatchedDataSource(pool, GATES));

    /** When a hold comes here it has read, locked and decided. */
    private static final String HOLD = "insert into inventory\\.hold\\b";

    /** When a count comes here it has read and decided, and has locked no level. */
    private static final String COUNT = "insert into inventory\\.stock_level";

    private Stage stage;
    private long coat;
    private long scarf;

    @BeforeEach
    void one_coat_and_one_scarf_of_which_a_member_may_hold_one() {
        stage = new Stage(DATABASE, 1);
        coat = stage.piece(1);
        scarf = stage.piece(1);
    }

    @AfterEach
    void everything_adds_up() {
        GATES.clear();
        DATABASE.clock().reset();
        assertThat(stage.unsound()).isEmpty();
        stage.close();
    }

    @Test
    void p4_the_last_piece_goes_to_one_of_two_holds_that_both_want_it() {
        Gate gate = GATES.before(HOLD);
        var one = stage.begin(() -> stage.hold(stage.here, 1, coat));
        gate.reached();
        var other = stage.begin(() -> stage.hold(stage.there, 2, coat));
        stage.blocked(1);
        gate.open();
        assertThat(one.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(other.join()).isInstanceOf(HoldOutcome.OutOfStock.class);
        assertThat(stage.level(coat)).isEqualTo("on hand 1 held 1 committed 0 disputed 0 short 0");
    }

    @Test
    void p4_a_count_that_comes_after_a_hold_has_decided_keeps_the_hold() {
        Gate gate = GATES.before(HOLD);
        var hold = stage.begin(() -> stage.hold(stage.here, 1, coat));
        gate.reached();
        var count = stage.begin(() -> stage.counted(0, 0, coat));
        stage.blocked(1);
        gate.open();
        assertThat(hold.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(count.join()).isTrue();
        assertThat(stage.level(coat)).isEqualTo("on hand 0 held 1 committed 0 disputed 0 short 1");
    }

    @Test
    void p4_a_hold_that_comes_after_a_count_has_decided_is_not_written_over() {
        Gate gate = GATES.before(COUNT);
        var count = stage.begin(() -> stage.counted(0, 0, coat));
        gate.reached();
        assertThat(stage.hold(stage.here, 1, coat)).isInstanceOf(HoldOutcome.Held.class);
        gate.open();
        assertThat(count.join()).isTrue();
        assertThat(stage.level(coat)).isEqualTo("on hand 0 held 1 committed 0 disputed 0 short 1");
    }

    @Test
    void p4_of_two_counts_at_once_the_later_stands_whichever_is_written_first() {
        for (int first : List.of(10, 20)) {
            int second = 30 - first;
            coat = stage.piece(1);
            Gate gate = GATES.before(COUNT);
            var one = stage.begin(() -> stage.counted(first, first, coat));
            gate.reached();
            var other = stage.begin(() -> stage.counted(second, second, coat));
            stage.blocked(1);
            gate.open();
            assertThat(one.join() && other.join()).isTrue();
            assertThat(stage.level(coat)).isEqualTo("on hand 20 held 0 committed 0 disputed 0 short 0");
        }
    }

    @Test
    void p4_what_a_member_gives_back_at_its_deadline_is_given_back_once() {
        Hold hold = stage.held(1, 1, coat);
        Gate gate = GATES.beforeCommitOf("update inventory\\.hold set state");
        var release = stage.begin(() -> stage.here.in(() -> stage.here.holds().release(hold.id(), hold.memberId())));
        gate.reached();
        stage.here.pass(Duration.ofMinutes(15));
        stage.expire(stage.there);
        assertThat(stage.level(coat)).isEqualTo("on hand 1 held 1 committed 0 disputed 0 short 0");
        gate.open();
        assertThat(release.join()).isPresent();
        stage.expire(stage.there);
        assertThat(stage.level(coat)).isEqualTo("on hand 1 held 0 committed 0 disputed 0 short 0");
    }

    @Test
    void g_single_the_steps_of_a_story_add_up_to_its_counters_though_a_hold_comes_between_two_looks() {
        Gate gate = GATES.after("join inventory\\.stock_level l using");
        var told = stage.begin(() -> stage.story(stage.there, coat));
        gate.reached();
        assertThat(stage.hold(stage.here, 1, coat)).isInstanceOf(HoldOutcome.Held.class);
        gate.open();
        StockStory story = told.join();
        assertThat(story.level().held()).isZero();
        assertThat(story.steps().stream()
                        .filter(step -> step.what().equals("HELD"))
                        .mapToInt(StockStory.Step::pieces)
                        .sum())
                .isEqualTo(story.level().held());
        assertThat(stage.story(stage.there, coat).level().held()).isEqualTo(1);
    }

    @Test
    void g_single_a_sweep_that_found_a_wrong_counter_mends_what_is_wrong_when_it_has_the_lock() {
        stage.here.shelf().run("update inventory.stock_level set held = 1 where offer_id = " + scarf);
        Gate gate = GATES.before("order by offer_id, location\\s+for update");
        var sweep = stage.begin(() -> stage.sweep(stage.there));
        gate.reached();
        assertThat(stage.hold(stage.here, 1, coat)).isInstanceOf(HoldOutcome.Held.class);
        gate.open();
        assertThat(sweep.join()).isEqualTo(1);
        assertThat(stage.level(coat)).isEqualTo("on hand 1 held 1 committed 0 disputed 0 short 0");
        assertThat(stage.level(scarf)).isEqualTo("on hand 1 held 0 committed 0 disputed 0 short 0");
    }

    @Test
    void g2_item_two_holds_of_one_member_at_once_are_one_hold_where_one_is_allowed() {
        Gate gate = GATES.before(HOLD);
        var one = stage.begin(() -> stage.hold(stage.here, 1, coat));
        gate.reached();
        var other = stage.begin(() -> stage.hold(stage.there, 1, scarf));
        stage.blocked(1);
        gate.open();
        assertThat(one.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(other.join()).isEqualTo(new HoldOutcome.TooManyHolds(1));
        assertThat(stage.level(scarf)).isEqualTo("on hand 1 held 0 committed 0 disputed 0 short 0");
    }

    @Test
    void g2_item_of_a_one_of_a_kind_piece_that_lies_in_two_places_one_is_promised() {
        stage.here.shelf().run("update catalogue.offer set lifetime_limit = 1 where offer_id = " + coat);
        stage.counted("attic", 0, 1, coat);
        Gate gate = GATES.before(HOLD);
        var one = stage.begin(() -> stage.hold(stage.here, 1, coat));
        gate.reached();
        var other = stage.begin(() -> stage.hold(stage.there, 2, coat));
        stage.blocked(1);
        gate.open();
        assertThat(one.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(other.join()).isInstanceOf(HoldOutcome.OutOfStock.class);
    }

    @Test
    void g2_item_a_one_of_a_kind_piece_that_is_being_sold_is_at_no_moment_neither_held_nor_sold() {
        stage.here.shelf().run("update catalogue.offer set lifetime_limit = 1 where offer_id = " + coat);
        stage.counted("attic", 0, 1, coat);
        Hold hold = stage.held(1, 1, coat);
        Gate gate = GATES.before("inventory\\.limit_left\\(");
        var wish = stage.begin(() -> stage.hold(stage.there, 2, coat));
        gate.reached();
        var sale = stage.begin(() -> stage.buy(stage.here, hold));
        stage.blocked(1);
        gate.open();
        assertThat(wish.join()).isInstanceOf(HoldOutcome.OutOfStock.class);
        assertThat(sale.join()).isTrue();
        assertThat(stage.hold(stage.there, 2, coat)).isInstanceOf(HoldOutcome.OutOfStock.class);
    }

    @Test
    void g2_the_same_call_to_two_nodes_at_once_is_one_hold() {
        Gate gate = GATES.before(HOLD);
        var one = stage.begin(() -> stage.hold(stage.here, 1, "key", 1, coat));
        gate.reached();
        var again = stage.begin(() -> stage.hold(stage.there, 1, "key", 1, coat));
        stage.blocked(1);
        gate.open();
        assertThat(one.join()).isInstanceOf(HoldOutcome.Held.class).isEqualTo(again.join());
        assertThat(stage.level(coat)).isEqualTo("on hand 1 held 1 committed 0 disputed 0 short 0");
    }

    @Test
    void g2_read_only_who_sees_the_count_that_came_after_a_basket_sees_the_basket() {
        Gate gate = GATES.before(HOLD);
        var basket = stage.begin(() -> stage.hold(stage.here, 1, coat, scarf));
        gate.reached();
        var count = stage.begin(() -> stage.counted(0, 0, coat));
        stage.blocked(1);
        assertThat(stage.level(coat))
                .as("the count waits, since the basket has read what it changes")
                .startsWith("on hand 1 held 0");
        assertThat(stage.level(scarf)).startsWith("on hand 1 held 0");
        assertThat(stage.sweep(stage.there)).isZero();
        gate.open();
        assertThat(count.join()).isTrue();
        assertThat(stage.level(coat)).isEqualTo("on hand 0 held 1 committed 0 disputed 0 short 1");
        assertThat(stage.level(scarf)).isEqualTo("on hand 1 held 1 committed 0 disputed 0 short 0");
        assertThat(basket.join()).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void g2_read_only_story_and_sweep_between_a_count_and_a_hold_see_counters_that_add_up() {
        Gate holding = GATES.beforeCommitOf(HOLD);
        var hold = stage.begin(() -> stage.hold(stage.here, 1, scarf));
        holding.reached();
        Gate counting = GATES.beforeCommitOf(COUNT);
        var count = stage.begin(() -> stage.counted(0, 0, coat));
        counting.reached();
        assertThat(stage.sweep(stage.there)).as("neither is there").isZero();
        counting.open();
        assertThat(count.join()).isTrue();
        assertThat(stage.sweep(stage.there))
                .as("the count is there, which nothing follows from")
                .isZero();
        StockStory.Level told = stage.story(stage.there, coat).level();
        assertThat(told.free()).isEqualTo(told.onHand() - told.held() - told.committed());
        assertThat(stage.unsound()).isEmpty();
        holding.open();
        assertThat(hold.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(stage.sweep(stage.there)).as("both are").isZero();
    }
}
