package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedState;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A held run of a delta feed stops what is merged of the feed, not what is received. */
class HeldChangesTest {
    private static final Goods GOODS = Goods.of(20);
    private static final Goods SOLD_OUT = GOODS.only(15).every(piece -> piece.counted("0"));
    private static final Goods LATER = GOODS.without(15).every(piece -> piece.counted("3"));

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    private House house;
    private String changes;

    @BeforeEach
    void fill() {
        house = shop.house(GuardLimits.USUAL);
        changes = house.changes("stock");
        assertThat(house.pull("stock", GOODS.json())).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void messages_are_received_and_wait_for_the_decision() {
        RunId held = House.id(house.pushed(changes, SOLD_OUT));

        DeliveryId later = house.push(changes, LATER);
        assertThat(house.waiting(changes)).containsExactly(later);
        assertThatThrownBy(() -> house.batch(changes)).isInstanceOf(RunRefused.Held.class);

        release(held);
        assertThat(house.takenUp(changes)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.batch(changes)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.counted(0)).isEqualTo(15);
        assertThat(house.counted(3)).isEqualTo(5);
        assertThat(house.waiting(changes)).isEmpty();
    }

    @Test
    void refused_messages_never_land_and_those_behind_them_do() {
        RunId held = House.id(house.pushed(changes, SOLD_OUT));
        DeliveryId later = house.push(changes, LATER);

        refuse(held);

        assertThat(house.waiting(changes)).containsExactly(later);
        assertThat(house.batch(changes)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(house.counted(0)).isZero();
        assertThat(house.counted(3)).isEqualTo(5);
    }

    @Test
    void a_refusal_asks_for_the_whole_snapshot_of_the_same_facts() {
        assertThat(state("stock").etag()).isNotNull();

        refuse(House.id(house.pushed(changes, SOLD_OUT)));

        assertThat(state("stock").etag()).isNull();
    }

    @Test
    void snapshots_go_on_while_changes_are_held() {
        House.id(house.pushed(changes, SOLD_OUT));

        assertThat(house.pull(
                        "stock", GOODS.first(1, piece -> piece.counted("4")).json()))
                .isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_release_begins_the_window_anew() {
        Goods six = GOODS.only(6).every(piece -> piece.counted("0"));
        Goods nextSix = GOODS.without(6).only(6).every(piece -> piece.counted("0"));
        Goods rest = GOODS.without(12).every(piece -> piece.counted("0"));
        assertThat(house.pushed(changes, six)).isInstanceOf(RunOutcome.Merged.class);

        release(House.id(house.pushed(changes, nextSix)));
        assertThat(house.takenUp(changes)).isInstanceOf(RunOutcome.Merged.class);

        assertThat(house.pushed(changes, rest)).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void the_cursor_of_pulled_changes_moves_when_it_is_decided_and_not_before() {
        assertThat(pull(LATER, "one")).isInstanceOf(RunOutcome.Merged.class);
        RunId held = House.id(pull(SOLD_OUT, "two"));
        assertThat(state(changes).cursor()).isEqualTo("one");
        assertThatThrownBy(() -> pull(LATER, "three")).isInstanceOf(RunRefused.Held.class);
        assertThat(state(changes).cursor()).isEqualTo("one");

        release(held);
        house.takenUp(changes);
        assertThat(state(changes).cursor()).isEqualTo("two");
    }

    @Test
    void refused_changes_are_not_pulled_again() {
        RunId held = House.id(pull(SOLD_OUT, "two"));

        refuse(held);

        assertThat(state(changes).cursor()).isEqualTo("two");
        assertThat(pull(LATER, "three")).isInstanceOf(RunOutcome.Merged.class);
    }

    private RunOutcome pull(Goods goods, String cursor) {
        return house.pull(changes, goods.json().getBytes(StandardCharsets.UTF_8), cursor);
    }

    private void release(RunId run) {
        house.in(() -> house.runs().release(run, "olga", "end of season"));
    }

    private void refuse(RunId run) {
        house.in(() -> house.runs().refuse(run, "olga", "their till was down"));
    }

    private FeedState state(String feed) {
        return house.in(() -> house.runs().state(house.key(feed)));
    }
}
