package io.milehub.inventory.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.faults.WatchedDataSource;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldState;
import io.milehub.inventory.sold.SupplierWord.Kind;
import io.milehub.inventory.sold.WordOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Hermitage asks of READ COMMITTED: G0, G1a to G1c, OTV and PMP. {@link SkewsTest} has what goes beyond it. */
class AnomaliesTest {
    private static final Gate.Gates GATES = new Gate.Gates();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh(pool -> new WatchedDataSource(pool, GATES));

    private static final String HOLD = "insert into inventory\\.hold\\b";
    private static final String COUNT = "insert into inventory\\.stock_level";

    private Stage stage;
    private long coat;
    private long scarf;

    @BeforeEach
    void five_coats_and_five_scarves() {
        stage = new Stage(DATABASE, 10);
        coat = stage.piece(5);
        scarf = stage.piece(5);
    }

    @AfterEach
    void everything_adds_up() {
        GATES.clear();
        DATABASE.clock().reset();
        assertThat(stage.unsound()).isEmpty();
        stage.close();
    }

    @Test
    void g0_a_count_over_both_levels_of_a_basket_comes_wholly_after_it() {
        Gate gate = GATES.beforeCommitOf(HOLD);
        var basket = stage.begin(() -> stage.hold(stage.here, 1, coat, scarf));
        gate.reached();
        var count = stage.begin(() -> stage.counted(0, 0, scarf, coat));
        stage.blocked(1);
        gate.open();
        assertThat(basket.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(count.join()).isTrue();
        assertThat(levels()).containsOnly("on hand 0 held 1 committed 0 disputed 0 short 1");
    }

    @Test
    void g0_a_basket_over_both_levels_of_a_count_comes_wholly_after_it() {
        Gate gate = GATES.beforeCommitOf(COUNT);
        var count = stage.begin(() -> stage.counted(0, 0, coat, scarf));
        gate.reached();
        var basket = stage.begin(() -> stage.hold(stage.here, 1, scarf, coat));
        stage.blocked(1);
        gate.open();
        assertThat(count.join()).isTrue();
        assertThat(basket.join()).isInstanceOf(HoldOutcome.OutOfStock.class);
        assertThat(levels()).containsOnly("on hand 0 held 0 committed 0 disputed 0 short 0");
    }

    @Test
    void g1a_pieces_of_a_count_that_is_undone_are_sold_to_nobody() {
        Gate gate = GATES.after(COUNT);
        var count = stage.begin(() -> stage.counted(0, 9, coat));
        gate.reached();
        var hold = stage.begin(() -> stage.hold(stage.here, 1, null, 7, coat));
        stage.blocked(1);
        assertThat(stage.story(stage.there, coat).level().free()).isEqualTo(5);
        gate.fail();
        assertThatThrownBy(count::join).isInstanceOf(CompletionException.class);
        long variant = stage.here.shelf().variantOf(coat);
        assertThat(hold.join()).isEqualTo(new HoldOutcome.OutOfStock(List.of(new HoldOutcome.Lack(variant, 7, 5))));
    }

    @Test
    void g1a_a_hold_that_is_undone_keeps_nobody_from_its_pieces() {
        Gate gate = GATES.after(HOLD);
        var undone = stage.begin(() -> stage.hold(stage.here, 1, null, 5, coat));
        gate.reached();
        var hold = stage.begin(() -> stage.hold(stage.there, 2, null, 5, coat));
        stage.blocked(1);
        assertThat(stage.story(stage.there, coat).level().free()).isEqualTo(5);
        gate.fail();
        assertThatThrownBy(undone::join).isInstanceOf(CompletionException.class);
        assertThat(hold.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(stage.level(coat)).isEqualTo("on hand 5 held 5 committed 0 disputed 0 short 0");
    }

    @Test
    void g1b_between_pin_and_commit_of_one_payment_nobody_sees_a_pinned_hold_or_ends_it() {
        Hold hold = stage.held(1, 2, coat);
        Gate gate = GATES.after("update inventory\\.hold set state");
        var payment = stage.begin(() -> stage.buy(stage.here, hold));
        gate.reached();
        assertThat(seen(hold)).isInstanceOf(HoldState.Held.class);
        assertThat(stage.level(coat)).isEqualTo("on hand 5 held 2 committed 0 disputed 0 short 0");
        stage.here.pass(Duration.ofMinutes(15));
        stage.expire(stage.there);
        assertThat(stage.level(coat))
                .as("the payment came first, in time")
                .isEqualTo("on hand 5 held 2 committed 0 disputed 0 short 0");
        gate.open();
        assertThat(payment.join()).isTrue();
        assertThat(seen(hold)).isEqualTo(new HoldState.Committed());
        assertThat(stage.level(coat)).isEqualTo("on hand 5 held 0 committed 2 disputed 0 short 0");
    }

    @Test
    void g1c_two_words_at_once_each_let_go_their_own_pieces_and_neither_sees_or_waits_for_the_other() {
        var coatLine = stage.sold(1, coat);
        var scarfLine = stage.sold(1, scarf);
        String marked = "update inventory\\.sold_piece t";
        Gate first = GATES.after(marked);
        var ofCoat = stage.begin(() -> stage.hear(stage.here, coatLine, Kind.REFUSED));
        first.reached();
        Gate second = GATES.after(marked);
        var ofScarf = stage.begin(() -> stage.hear(stage.there, scarfLine, Kind.REFUSED));
        second.reached();
        first.open();
        assertThat(ofCoat.join()).isEqualTo(new WordOutcome.Noted());
        assertThat(stage.level(coat)).isEqualTo("on hand 5 held 0 committed 0 disputed 1 short 0");
        assertThat(stage.level(scarf)).isEqualTo("on hand 5 held 0 committed 1 disputed 0 short 0");
        second.open();
        assertThat(ofScarf.join()).isEqualTo(new WordOutcome.Noted());
        assertThat(stage.level(scarf)).isEqualTo("on hand 5 held 0 committed 0 disputed 1 short 0");
    }

    @Test
    void otv_a_count_that_was_seen_of_one_level_is_seen_of_the_other_while_a_basket_follows_it() {
        Gate counting = GATES.beforeCommitOf(COUNT);
        Gate holding = GATES.beforeCommitOf(HOLD);
        var count = stage.begin(() -> stage.counted(0, 3, coat, scarf));
        counting.reached();
        var basket = stage.begin(() -> stage.hold(stage.here, 1, coat, scarf));
        stage.blocked(1);
        assertThat(levels()).containsOnly("on hand 5 held 0 committed 0 disputed 0 short 0");
        counting.open();
        assertThat(count.join()).isTrue();
        assertThat(stage.story(stage.there, coat).level().onHand()).isEqualTo(3);
        holding.reached();
        assertThat(stage.story(stage.there, scarf).level().onHand()).isEqualTo(3);
        assertThat(stage.story(stage.there, scarf).level().held()).isZero();
        holding.open();
        assertThat(basket.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(levels()).containsOnly("on hand 3 held 1 committed 0 disputed 0 short 0");
    }

    @Test
    void pmp_a_place_that_comes_between_two_looks_at_a_one_of_a_kind_piece_lets_nobody_have_a_second() {
        stage.here.shelf().run("update catalogue.offer set lifetime_limit = 1 where offer_id = " + coat);
        Gate gate = GATES.before("inventory\\.limit_left\\(");
        var one = stage.begin(() -> stage.hold(stage.here, 1, coat));
        gate.reached();
        stage.counted("attic", 0, 5, coat);
        var other = stage.begin(() -> stage.hold(stage.there, 2, coat));
        stage.blocked(1);
        gate.open();
        assertThat(one.join()).isInstanceOf(HoldOutcome.Held.class);
        assertThat(other.join()).isInstanceOf(HoldOutcome.OutOfStock.class);
    }

    @Test
    void pmp_pieces_that_two_jobs_find_to_be_seen_are_given_back_once() {
        stage.hear(stage.here, stage.sold(1, coat), Kind.ACKNOWLEDGED);
        stage.counted(30, 4, coat);
        Gate gate = GATES.after("update inventory\\.sold_piece p");
        var one = stage.begin(() -> stage.settle(stage.here));
        gate.reached();
        assertThat(stage.settle(stage.there)).as("it waits for nobody").isZero();
        gate.open();
        assertThat(one.join()).isEqualTo(1);
        assertThat(stage.settle(stage.there)).isZero();
        assertThat(stage.level(coat)).isEqualTo("on hand 4 held 0 committed 0 disputed 0 short 0");
    }

    private List<String> levels() {
        return List.of(stage.level(coat), stage.level(scarf));
    }

    private HoldState seen(Hold hold) {
        return stage.there
                .in(() -> stage.there.holds().find(hold.id(), hold.memberId()))
                .orElseThrow()
                .state();
    }
}
