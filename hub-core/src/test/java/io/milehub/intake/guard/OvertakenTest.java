package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.Run;
import io.milehub.intake.Run.State;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Held runs on which nobody need decide any more, since a later snapshot says what is so. */
class OvertakenTest {
    private static final Goods GOODS = Goods.of(20);
    private static final Goods SOLD_OUT = GOODS.first(15, piece -> piece.counted("0"));
    private static final Goods FEWER = GOODS.first(5, piece -> piece.counted("4"));

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    private House house;

    @BeforeEach
    void fill() {
        house = shop.house(GuardLimits.USUAL);
        assertThat(house.pull("stock", GOODS.json())).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_newer_snapshot_that_is_merged_overtakes_a_held_one() {
        RunId held = house.held("stock", SOLD_OUT);

        assertThat(house.pull("stock", FEWER.json())).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.state(held)).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void a_newer_snapshot_that_is_held_leaves_only_itself_to_decide_on() {
        RunId first = house.held("stock", SOLD_OUT);
        RunId second = house.held("stock", SOLD_OUT.first(1, piece -> piece.counted("1")));

        assertThat(house.state(first)).isEqualTo(State.SUPERSEDED);
        assertThat(house.state(second)).isEqualTo(State.HELD);
    }

    @Test
    void a_source_that_goes_back_to_what_stands_overtakes_what_it_had_wrong() {
        RunId held = house.held("stock", SOLD_OUT);
        assertThat(house.pull("stock", GOODS.json())).isInstanceOf(RunOutcome.Unchanged.class);
        assertThat(house.state(held)).isEqualTo(State.SUPERSEDED);

        RunId again = house.held("stock", SOLD_OUT);
        house.in(() -> {
            Run notModified = house.runs().open(house.key("stock"));
            house.runs().unchanged(notModified, "304");
            return notModified;
        });
        assertThat(house.state(again)).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void a_snapshot_that_was_written_before_the_held_one_does_not_overtake_it() {
        house.feed("stock", "stock", "snapshot", "dated json");
        Instant now = shop.clock().instant();
        RunId held = House.id(house.pull("stock", SOLD_OUT.json(now)));

        assertThat(house.pull("stock", FEWER.json(now.minus(Duration.ofHours(1)))))
                .isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.state(held)).isEqualTo(State.HELD);
    }

    @Test
    void a_merged_snapshot_overtakes_held_changes_of_its_domain_and_their_messages_wait_no_longer() {
        String changes = house.changes("stock");
        RunId held = House.id(house.pushed(changes, SOLD_OUT));

        assertThat(house.pull("stock", FEWER.json())).isInstanceOf(RunOutcome.Merged.class);

        assertThat(house.state(held)).isEqualTo(State.SUPERSEDED);
        assertThat(house.waiting(changes)).isEmpty();
        assertThat(house.pushed(changes, GOODS.only(1).every(piece -> piece.counted("3"))))
                .isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_snapshot_that_was_written_before_the_changes_were_told_does_not_overtake_them() {
        house.feed("stock", "stock", "snapshot", "dated json");
        String changes = house.changes("stock");
        RunId held = House.id(house.pushed(changes, SOLD_OUT));

        Instant before = shop.clock().instant().minus(Duration.ofMinutes(10));
        assertThat(house.pull("stock", FEWER.json(before))).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.state(held)).isEqualTo(State.HELD);
    }

    @Test
    void a_snapshot_of_other_facts_overtakes_nothing() {
        RunId held = house.held("stock", SOLD_OUT);

        assertThat(house.pull("prices", GOODS.json())).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.state(held)).isEqualTo(State.HELD);
    }

    @Test
    void what_was_overtaken_is_told_to_be_over() {
        RunId held = house.held("stock", SOLD_OUT);
        house.pull("stock", FEWER.json());

        assertThat(shop.read(String.class, """
                        select type || ' ' || (payload ->> 'state') from outbox.event
                         where aggregate_type = 'run' and aggregate_id = :run order by aggregate_version
                        """, Map.of("run", held.toString())))
                .containsExactly("RunHeld HELD", "RunFinished SUPERSEDED");
    }
}
