package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedState;
import io.milehub.intake.Run;
import io.milehub.intake.Run.State;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import io.milehub.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A snapshot that is held, and the two words that an operator may say to it. */
class HeldRunTest {
    private static final Goods GOODS = Goods.of(20);
    /** Ten of twenty may be sold out at once. */
    private static final Goods SOLD_OUT = GOODS.first(15, piece -> piece.counted("0"));

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    private House house;

    @BeforeEach
    void fill() {
        house = shop.house(GuardLimits.USUAL);
        assertThat(house.pull("stock", GOODS.json())).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_released_run_merges_what_was_approved() {
        RunId held = house.held("stock", SOLD_OUT);

        release(held);
        assertThat(house.state(held)).isEqualTo(State.RECEIVED);
        assertThat(house.takenUp("stock")).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.counted(0)).isEqualTo(15);
    }

    @Test
    void a_refused_run_is_over_and_its_feed_is_asked_for_the_whole() {
        RunId held = house.held("stock", SOLD_OUT);
        assertThat(state().etag()).isNotNull();

        house.in(() -> house.runs().refuse(held, "olga", "half of it is missing"));

        assertThat(house.in(() -> house.runs().find(held)).orElseThrow())
                .satisfies(run -> assertThat(run.state()).isEqualTo(State.REFUSED))
                .satisfies(run -> assertThat(run.error()).isEqualTo("refused: half of it is missing"));
        assertThat(house.counted(0)).isZero();
        assertThat(state().etag()).isNull();
    }

    @Test
    void every_decision_stands_in_the_audit_trail() {
        RunId released = house.held("stock", SOLD_OUT);
        release(released);
        house.takenUp("stock");
        RunId refused = house.held("stock", GOODS.without(15));
        house.in(() -> house.runs().refuse(refused, "paul", "not ours"));

        assertThat(shop.read(String.class, """
                        select concat_ws(' ', actor, action, subject, detail ->> 'why') from audit.entry
                         where subject in (:released, :refused) order by entry_id
                        """, Map.of("released", "run:" + released, "refused", "run:" + refused)))
                .containsExactly(
                        "olga run-released run:" + released + " end of season",
                        "paul run-refused run:" + refused + " not ours");
    }

    @Test
    void nothing_can_be_decided_twice() {
        RunId held = house.held("stock", SOLD_OUT);
        release(held);

        assertThatThrownBy(() -> release(held))
                .isInstanceOfSatisfying(
                        RunRefused.NotHeld.class,
                        refused -> assertThat(refused.slug()).isEqualTo("run-not-held"));
        assertThatThrownBy(() -> house.in(() -> house.runs().refuse(held, "olga", "no")))
                .isInstanceOf(RunRefused.NotHeld.class);
        assertThat(house.takenUp("stock")).isInstanceOf(RunOutcome.Merged.class);
        assertThatThrownBy(() -> release(held)).isInstanceOf(RunRefused.NotHeld.class);
    }

    @Test
    void a_run_is_not_released_while_its_feed_has_an_open_one() {
        RunId held = house.held("stock", SOLD_OUT);
        Run open = house.in(() -> house.runs().open(house.key("stock")));

        assertThatThrownBy(() -> release(held))
                .isInstanceOfSatisfying(
                        RunRefused.InProgress.class,
                        refused -> assertThat(refused.slug()).isEqualTo("run-in-progress"));
        assertThat(house.state(held)).isEqualTo(State.HELD);

        house.in(() -> {
            house.runs().abandon(open);
            return open;
        });
        release(held);
        assertThat(house.takenUp("stock")).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_released_run_that_would_now_do_more_is_held_again_with_what_it_would_do() {
        RunId held = house.held("stock", SOLD_OUT);
        house.feed("stock", House.yaml("stock", "snapshot", "json").replace(".quantity", "\"0\""));
        release(held);

        assertThat(house.takenUp("stock"))
                .isInstanceOfSatisfying(
                        RunOutcome.Held.class,
                        again -> assertThat(again.run().error())
                                .isEqualTo("would have 20 zeroed of 20, beyond the 10 that pass"));
        assertThat(house.counted(0)).isZero();

        release(held);
        assertThat(house.takenUp("stock")).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.counted(0)).isEqualTo(20);
    }

    @Test
    void a_node_that_dies_with_a_released_run_leaves_it_to_the_next() {
        RunId held = house.held("stock", SOLD_OUT);
        release(held);
        Run dead = house.in(() -> house.runs().unfinished(house.key("stock"))).orElseThrow();

        assertThat(house.takenUp("stock")).isInstanceOf(RunOutcome.Merged.class);
        assertThatThrownBy(() -> house.in(() -> house.runs().resume(dead))).isInstanceOf(RunRefused.Stale.class);
        assertThat(house.counted(0)).isEqualTo(15);
    }

    @Test
    void each_step_of_a_held_run_is_told_once_and_in_order() {
        RunId held = house.held("stock", SOLD_OUT);
        release(held);
        house.takenUp("stock");

        assertThat(shop.read(String.class, """
                        select type from outbox.event where aggregate_type = 'run' and aggregate_id = :run
                         order by aggregate_version
                        """, Map.of("run", held.toString())))
                .containsExactly("RunHeld", "RunReleased", "RunFinished");
        assertThat(shop.read(Long.class, """
                        select count(distinct aggregate_version) from outbox.event
                         where aggregate_type = 'run' and aggregate_id = :run
                        """, Map.of("run", held.toString()))).containsExactly(3L);
    }

    @Test
    void another_shop_neither_sees_nor_decides_it() {
        RunId held = house.held("stock", SOLD_OUT);

        assertThat(Tenancy.in(TestDatabase.SECOND, () -> house.runs().find(held)))
                .isEmpty();
        assertThat(Tenancy.in(TestDatabase.SECOND, () -> house.runs().release(held, "eve", "mine")))
                .isEmpty();
        assertThat(Tenancy.in(TestDatabase.SECOND, () -> house.runs().refuse(held, "eve", "mine")))
                .isEmpty();
        assertThat(house.state(held)).isEqualTo(State.HELD);
    }

    @Test
    void its_metrics_count_it_as_held_and_nothing_of_it_as_done() {
        RunId held = house.held("stock", SOLD_OUT);

        List<String> of = List.of("source", house.key("stock").source(), "feed", "stock");
        MeterRegistry meters = shop.intake().bean(MeterRegistry.class);
        assertThat(meters.get("milehub.runs.held")
                        .tags(of.toArray(String[]::new))
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("milehub.run.seconds")
                        .tags(of.toArray(String[]::new))
                        .tag("outcome", "held")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("milehub.records")
                        .tags(of.toArray(String[]::new))
                        .tag("outcome", "changed")
                        .counter()
                        .count())
                .isZero();
        assertThat(house.state(held)).isEqualTo(State.HELD);
    }

    private void release(RunId run) {
        house.in(() -> house.runs().release(run, "olga", "end of season"));
    }

    private FeedState state() {
        return house.in(() -> house.runs().state(house.key("stock")));
    }
}
