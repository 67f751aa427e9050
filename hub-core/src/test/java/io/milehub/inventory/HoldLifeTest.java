package io.milehub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.checkout.Shelf.Level;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Holds.Extension;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hold from its beginning to its end, on the database's clock. */
class HoldLifeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Duration DEADLINE = Duration.ofMinutes(15);

    private Shop shop;
    private long offer;

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
        offer = shop.variant("LIFE-" + System.nanoTime(), "650.00", 5);
    }

    @AfterEach
    void close() {
        DATABASE.clock().reset();
        shop.close();
    }

    @Test
    void a_released_hold_gives_every_piece_back_and_the_ledger_tells_why() {
        Hold hold = held(2);
        assertThat(release(hold)).isEqualTo(new HoldState.Released());
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
        assertThat(shop.shelf().text("""
                select string_agg(counter || delta || reason, ' ' order by entry_id) from inventory.ledger
                 where tenant_id = 1 and offer_id = %d""".formatted(offer))).isEqualTo("HELD2HOLD HELD-2RELEASE");
    }

    @Test
    void a_hold_past_its_deadline_can_be_neither_pinned_nor_committed_though_no_sweep_came_by() {
        Hold hold = held(2);
        shop.pass(DEADLINE);
        assertThat(shop.together(() -> shop.holds().pin(hold.id()))).isFalse();
        assertThat(shop.together(() -> shop.holds().commit(hold.id()))).isFalse();
        assertThat(find(hold).state()).isEqualTo(new HoldState.Expired());
        assertThat(shop.shelf().level(offer).committed()).isZero();
    }

    @Test
    void the_sweep_ends_a_hold_at_its_deadline_and_not_before() {
        Hold hold = held(2);
        shop.pass(DEADLINE.minusSeconds(20));
        sweep();
        assertThat(shop.shelf().level(offer).held()).isEqualTo(2);
        shop.pass(Duration.ofSeconds(21));
        sweep();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
        assertThat(find(hold).state()).isEqualTo(new HoldState.Expired());
        sweep();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
    }

    @Test
    void an_extended_hold_has_its_full_time_from_that_moment_of_the_databases_clock() {
        Hold hold = held(2);
        shop.pass(Duration.ofMinutes(10));
        Instant before = now();
        Hold extended = ((Extension.Extended) extend(hold)).hold();
        assertThat(extended.expiresAt()).isBetween(before.plus(DEADLINE), now().plus(DEADLINE));
        assertThat(extended).isEqualTo(find(hold));
        assertThat(extended.heldAt()).isEqualTo(hold.heldAt());
        shop.pass(Duration.ofMinutes(14));
        sweep();
        assertThat(shop.shelf().level(offer).held()).isEqualTo(2);
        shop.pass(Duration.ofMinutes(1));
        sweep();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
    }

    @Test
    void however_often_it_is_extended_no_hold_becomes_older_than_an_hour() {
        Hold hold = held(1);
        Instant longest = hold.heldAt().plus(Duration.ofHours(1));
        for (int minute = 14; minute < 56; minute += 14) {
            shop.pass(Duration.ofMinutes(14));
            assertThat(((Extension.Extended) extend(hold)).hold().expiresAt()).isBefore(longest);
        }
        shop.pass(Duration.ofMinutes(14));
        assertThat(((Extension.Extended) extend(hold)).hold().expiresAt()).isEqualTo(longest);
        assertThat(extend(hold)).isEqualTo(new Extension.AtItsLongest(longest));
        shop.pass(Duration.ofMinutes(4));
        assertThat(extend(hold)).isEqualTo(new Extension.NotHeld(new HoldState.Expired()));
    }

    @Test
    void a_hold_that_is_over_sold_or_being_paid_is_not_extended() {
        Hold late = held(1);
        shop.pass(DEADLINE);
        assertThat(extend(late)).isEqualTo(new Extension.NotHeld(new HoldState.Expired()));
        sweep();
        assertThat(extend(late)).isEqualTo(new Extension.NotHeld(new HoldState.Expired()));

        Hold given = held(1);
        release(given);
        assertThat(extend(given)).isEqualTo(new Extension.NotHeld(new HoldState.Released()));

        Hold bought = held(1);
        shop.together(() -> shop.holds().pin(bought.id()));
        assertThat(extend(bought)).isEqualTo(new Extension.NotHeld(new HoldState.Pinned(bought.expiresAt())));
        shop.together(() -> shop.holds().commit(bought.id()));
        assertThat(extend(bought)).isEqualTo(new Extension.NotHeld(new HoldState.Committed()));
        assertThat(find(bought).expiresAt()).isEqualTo(bought.expiresAt());
    }

    @Test
    void a_member_sees_the_own_live_holds_and_no_others() {
        Hold first = held(1);
        Hold paying = held(1);
        shop.together(() -> shop.holds().pin(paying.id()));
        release(held(1));
        shop.pass(DEADLINE.minusMinutes(1));
        Hold second = held(2);
        assertThat(live()).extracting(Hold::id).containsExactly(first.id(), paying.id(), second.id());
        assertThat(live().getFirst()).isEqualTo(first);
        shop.pass(Duration.ofMinutes(2));
        assertThat(live()).extracting(Hold::id).containsExactly(paying.id(), second.id());
        assertThat(shop.in(() -> shop.holds().live(shop.member() + 1))).isEmpty();
    }

    @Test
    void a_pinned_hold_outlives_its_deadline_and_unpinned_it_is_over() {
        Hold hold = held(1);
        assertThat(shop.together(() -> shop.holds().pin(hold.id()))).isTrue();
        shop.pass(DEADLINE.plusHours(1));
        sweep();
        assertThat(shop.shelf().level(offer).held()).isEqualTo(1);
        assertThatThrownBy(() -> release(hold)).isInstanceOf(HoldState.Refused.class);
        shop.together(() -> {
            shop.holds().unpin(hold.id());
            return true;
        });
        sweep();
        assertThat(shop.shelf().level(offer).held()).isZero();
    }

    @Test
    void a_committed_hold_turns_held_pieces_into_sold_ones_once() {
        Hold hold = held(3);
        shop.together(() -> shop.holds().pin(hold.id()) && shop.holds().commit(hold.id()));
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 3, 0));
        assertThat(shop.together(() -> shop.holds().commit(hold.id()))).isFalse();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 3, 0));
    }

    @Test
    void what_the_shop_floor_sold_is_a_shortfall_that_a_release_undoes() {
        Hold hold = held(4);
        shop.shelf()
                .run("update inventory.stock_level set on_hand = 1, shortfall = 3 where tenant_id = 1 and offer_id = "
                        + offer);
        assertThat(shop.hold(offer, 1)).isInstanceOf(HoldOutcome.OutOfStock.class);
        release(hold);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(1, 0, 0, 0));
    }

    @Test
    void lines_of_one_variant_are_summed_and_a_basket_is_held_whole_or_not_at_all() {
        long other = shop.variant("OTHER-" + System.nanoTime(), "90.00", 1);
        var line = new HoldRequest.Line(shop.shelf().variantOf(offer), 3);
        var spare = new HoldRequest.Line(shop.shelf().variantOf(other), 1);
        assertThat(shop.hold(shop.member(), line, spare, line))
                .isEqualTo(new HoldOutcome.OutOfStock(List.of(new HoldOutcome.Lack(line.variantId(), 6, 5))));
        assertThat(shop.shelf().level(other).held()).isZero();
    }

    @Test
    void the_best_place_that_covers_a_line_is_taken_and_only_else_is_the_line_split() {
        long trusted = shop.offer(offer, "trusted", 1, 2);
        assertThat(heldAt(2)).containsExactly(trusted + "x2");
        assertThat(heldAt(4)).containsExactly(offer + "x4");
        long late = shop.offer(offer, "late", 99, 1);
        assertThat(heldAt(2)).containsExactlyInAnyOrder(offer + "x1", late + "x1");
    }

    @Test
    void a_repeat_under_the_same_key_finds_the_first_hold() {
        var request = new HoldRequest(
                shop.member(),
                null,
                List.of(new HoldRequest.Line(shop.shelf().variantOf(offer), 1)),
                "it",
                "IT",
                "key-" + System.nanoTime());
        HoldOutcome first = shop.in(() -> shop.holds().hold(request));
        assertThat(shop.in(() -> shop.holds().hold(request))).isEqualTo(first);
        assertThat(shop.shelf().level(offer).held()).isEqualTo(1);
        shop.pass(DEADLINE);
        sweep();
        assertThat(shop.in(() -> shop.holds().hold(request)))
                .isNotEqualTo(first)
                .isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void limits_are_named_where_they_are_broken() {
        var line = new HoldRequest.Line(shop.shelf().variantOf(offer), 1);
        assertThatThrownBy(() -> shop.hold(1, Collections.nCopies(51, line).toArray(HoldRequest.Line[]::new)))
                .isInstanceOf(InvalidBasket.class)
                .hasMessageContaining("1 to 50 lines, not 51");
        assertThatThrownBy(() -> shop.hold(offer, 21))
                .isInstanceOf(InvalidBasket.class)
                .hasMessageContaining("1 to 20 pieces, not 21");
        assertThatThrownBy(() -> shop.hold(1, Collections.nCopies(21, line).toArray(HoldRequest.Line[]::new)))
                .isInstanceOf(InvalidBasket.class)
                .hasMessageContaining("add up to 21");
    }

    @Test
    void nobody_sees_or_releases_the_hold_of_another() {
        Hold hold = held(1);
        assertThat(shop.in(() -> shop.holds().find(hold.id(), shop.member() + 1)))
                .isEmpty();
        assertThat(shop.in(() -> shop.holds().release(hold.id(), shop.member() + 1)))
                .isEmpty();
        assertThat(shop.in(() -> shop.holds().extend(hold.id(), shop.member() + 1)))
                .isEqualTo(new Extension.Unknown());
        assertThat(find(hold).state()).isInstanceOf(HoldState.Held.class);
    }

    private Extension extend(Hold hold) {
        return shop.in(() -> shop.holds().extend(hold.id(), shop.member()));
    }

    private List<Hold> live() {
        return shop.in(() -> shop.holds().live(shop.member()));
    }

    /** The database's clock, which is minutes away from that of this process. */
    private static Instant now() {
        return DATABASE.query(
                        TestDatabase.FIRST,
                        () -> DATABASE.jdbc()
                                .sql("select hub.now()")
                                .query(OffsetDateTime.class)
                                .single())
                .toInstant();
    }

    private void sweep() {
        shop.in(() -> shop.holds().expire());
    }

    private List<String> heldAt(int quantity) {
        return ((HoldOutcome.Held) shop.hold(offer, quantity))
                .hold().promises().stream()
                        .map(promise -> promise.offerId() + "x" + promise.quantity())
                        .toList();
    }

    private Hold held(int quantity) {
        return ((HoldOutcome.Held) shop.hold(offer, quantity)).hold();
    }

    private HoldState release(Hold hold) {
        return shop.in(() -> shop.holds().release(hold.id(), shop.member())).orElseThrow();
    }

    private Hold find(Hold hold) {
        return shop.in(() -> shop.holds().find(hold.id(), shop.member())).orElseThrow();
    }
}
