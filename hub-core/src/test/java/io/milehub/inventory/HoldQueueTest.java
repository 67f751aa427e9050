package io.milehub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.HoldOutcome.Held;
import io.milehub.inventory.HoldOutcome.OutOfStock;
import io.milehub.inventory.HoldOutcome.TooManyHolds;
import io.milehub.payment.PaymentLimits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Holds that wait go together. Somebody else has the row of stock while they come, so that the first waits for it in
 * the database and all others for the first.
 */
class HoldQueueTest {
    private static final int QUEUE_MAX = 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();
    private Shop shop;
    private long offer;
    private long variant;

    @BeforeEach
    void open() {
        var limits = new HoldLimits(
                50, 20, Duration.ofMinutes(15), 3, 200, QUEUE_MAX, 512, 2, Duration.ofHours(1), Duration.ofSeconds(20));
        shop = new Shop(DATABASE, limits, PaymentLimits.defaults(null));
        offer = shop.variant("QUEUE-" + System.nanoTime(), "650.00", 10);
        variant = shop.shelf().variantOf(offer);
    }

    @AfterEach
    void close() {
        buyers.close();
        shop.close();
    }

    @Test
    void a_hold_that_cannot_be_written_fails_alone_and_its_neighbours_are_held() throws SQLException {
        List<CompletableFuture<HoldOutcome>> neighbours = new ArrayList<>();
        CompletableFuture<HoldOutcome> poisoned;
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            neighbours.add(come(request(1, null, "IT")));
            other.awaitBehind(0);
            neighbours.add(come(request(2, null, "IT")));
            other.awaitBehind(1);
            // No country: the table refuses what no rule of this shop has looked at.
            poisoned = come(request(3, null, "i1"));
            other.awaitBehind(2);
            neighbours.add(come(request(4, null, "IT")));
            other.awaitBehind(3);
        }
        assertThat(neighbours).allSatisfy(held -> assertThat(held.join()).isInstanceOf(Held.class));
        assertThatThrownBy(poisoned::join).isInstanceOf(CompletionException.class);
        assertThat(shop.shelf().level(offer).held()).isEqualTo(3);
    }

    @Test
    void the_last_pieces_go_to_those_who_came_first() throws SQLException {
        shop.shelf().run("update inventory.stock_level set on_hand = 3 where offer_id = " + offer);
        List<CompletableFuture<HoldOutcome>> inOrder = new ArrayList<>();
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            for (int member = 1; member <= 6; member++) {
                inOrder.add(come(request(member, null, "IT")));
                other.awaitBehind(member - 1);
            }
        }
        List<Class<?>> outcomes = new ArrayList<>();
        inOrder.forEach(outcome -> outcomes.add(outcome.join().getClass()));
        assertThat(outcomes)
                .containsExactly(
                        Held.class, Held.class, Held.class, OutOfStock.class, OutOfStock.class, OutOfStock.class);
        assertThat(shop.bean(MeterRegistry.class).summary("milehub.holds.group").max())
                .as("the five behind the first went together")
                .isEqualTo(5);
    }

    @Test
    void a_repeat_and_a_member_s_limit_are_seen_within_one_group() throws SQLException {
        List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            calls.add(come(request(1, null, "IT")));
            other.awaitBehind(0);
            for (String key : List.of("same", "same", "b", "c", "d")) {
                calls.add(come(request(7, key, "IT")));
                other.awaitBehind(calls.size() - 1);
            }
        }
        assertThat(calls.get(1).join())
                .isInstanceOf(Held.class)
                .isEqualTo(calls.get(2).join());
        assertThat(calls.get(3).join()).isInstanceOf(Held.class);
        assertThat(calls.get(4).join()).isInstanceOf(Held.class);
        assertThat(calls.get(5).join()).isEqualTo(new TooManyHolds(3));
        assertThat(shop.shelf().level(offer).held()).isEqualTo(4);
    }

    @Test
    void who_comes_when_as_many_wait_as_may_is_asked_to_come_again() throws SQLException {
        List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            for (int member = 0; member <= QUEUE_MAX; member++) {
                calls.add(come(request(member, null, "IT")));
                other.awaitBehind(member);
            }
            assertThatThrownBy(() -> shop.in(() -> shop.holds().hold(request(99, null, "IT"))))
                    .isInstanceOf(HoldsBusy.class);
        }
        assertThat(calls.stream().filter(call -> call.join() instanceof Held)).hasSize(10);
    }

    @Test
    void a_hold_never_joins_a_caller_s_transaction() {
        assertThatThrownBy(() -> shop.together(() -> shop.holds().hold(request(1, null, "IT"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(shop.shelf().level(offer).held()).isZero();
    }

    @Test
    void two_nodes_sell_every_piece_once_though_their_baskets_meet_in_either_order() {
        long second = shop.variant("QUEUE-" + System.nanoTime(), "650.00", 10);
        var line = new HoldRequest.Line(variant, 1);
        var other = new HoldRequest.Line(shop.shelf().variantOf(second), 1);
        try (Shop node = new Shop(DATABASE)) {
            node.price(offer, "650.00");
            node.price(second, "650.00");
            List<CompletableFuture<HoldOutcome>> all = new ArrayList<>();
            for (int buyer = 0; buyer < 36; buyer++) {
                Shop at = buyer % 2 == 0 ? shop : node;
                List<HoldRequest.Line> lines = buyer % 3 == 0 ? List.of(line, other) : List.of(other, line);
                var basket = new HoldRequest(offer * 1_000 + buyer, null, lines, "it", "IT", null);
                all.add(CompletableFuture.supplyAsync(
                        () -> at.in(() -> at.holds().hold(basket)), buyers));
            }
            assertThat(all.stream().filter(basket -> basket.join() instanceof Held))
                    .hasSize(10);
        }
        assertThat(shop.shelf().level(offer).held()).isEqualTo(10);
        assertThat(shop.shelf().level(second).held()).isEqualTo(10);
    }

    @Test
    void of_a_one_of_a_kind_piece_no_more_is_ever_promised_than_there_is() {
        shop.shelf().run("update catalogue.offer set lifetime_limit = 2 where offer_id = " + offer);
        shop.shelf().place(offer, "attic", 5);
        Hold first = ((Held) shop.in(() -> shop.holds().hold(request(1, null, "IT")))).hold();
        assertThat(shop.<Boolean>together(
                        () -> shop.holds().pin(first.id()) && shop.holds().commit(first.id())))
                .isTrue();
        assertThat(shop.in(() -> shop.holds().hold(request(2, null, "IT")))).isInstanceOf(Held.class);
        assertThat(shop.in(() -> shop.holds().hold(request(3, null, "IT"))))
                .isEqualTo(new OutOfStock(List.of(new HoldOutcome.Lack(variant, 1, 0))));
    }

    @Test
    void who_may_buy_what_is_asked_for_each_member_of_a_group() throws SQLException {
        shop.onlyFor(offer, "gold");
        List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            int member = 0;
            for (String tier : Arrays.asList("gold", "silver", "gold", null)) {
                var request = request(member, null, "IT");
                calls.add(come(new HoldRequest(request.memberId(), tier, request.lines(), "it", "IT", null)));
                other.awaitBehind(member++);
            }
        }
        var notForSale = new HoldOutcome.NotSellable(List.of(variant));
        assertThat(calls.get(0).join()).isInstanceOf(Held.class);
        assertThat(calls.get(1).join()).isEqualTo(notForSale);
        assertThat(calls.get(2).join()).isInstanceOf(Held.class);
        assertThat(calls.get(3).join()).isEqualTo(notForSale);
    }

    @Test
    void repeats_within_one_group_find_what_was_held_before() throws SQLException {
        List<HoldOutcome> first = new ArrayList<>();
        for (int member = 1; member <= 3; member++) {
            HoldRequest request = request(member, "again", "IT");
            first.add(shop.in(() -> shop.holds().hold(request)));
        }
        List<CompletableFuture<HoldOutcome>> again = new ArrayList<>();
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            for (int member = 0; member <= 3; member++) {
                again.add(come(request(member, "again", "IT")));
                other.awaitBehind(member);
            }
        }
        assertThat(again.get(0).join()).isInstanceOf(Held.class);
        assertThat(again.subList(1, 4).stream().map(CompletableFuture::join)).containsExactlyElementsOf(first);
        assertThat(shop.shelf().level(offer).held()).isEqualTo(4);
    }

    @Test
    void a_key_whose_hold_is_over_names_the_next_one_and_no_further() {
        Hold over = ((Held) shop.in(() -> shop.holds().hold(request(1, "key", "IT")))).hold();
        shop.in(() -> shop.holds().release(over.id(), over.memberId()));
        Hold next = ((Held) shop.in(() -> shop.holds().hold(request(1, "key", "IT")))).hold();
        assertThat(next.id()).isNotEqualTo(over.id());
        assertThat(shop.in(() -> shop.holds().hold(request(1, "key", "IT")))).isEqualTo(new Held(next));
        assertThat(shop.shelf().level(offer).held()).isEqualTo(1);
    }

    @Test
    void a_node_that_stops_answers_all_who_wait_and_sends_others_elsewhere() throws Exception {
        List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
        HoldQueue queue = shop.bean(HoldQueue.class);
        CompletableFuture<Void> stopped;
        try (var other = new LockedPiece(DATABASE, shop, offer)) {
            for (int member = 0; member < 3; member++) {
                calls.add(come(request(member, null, "IT")));
                other.awaitBehind(member);
            }
            stopped = CompletableFuture.runAsync(
                    () -> assertThatCode(queue::destroy).doesNotThrowAnyException(), buyers);
            await().until(queue::isStopping);
            assertThatThrownBy(() -> shop.in(() -> shop.holds().hold(request(9, null, "IT"))))
                    .isInstanceOf(HoldsBusy.class);
            assertThat(stopped).isNotDone();
        }
        stopped.join();
        assertThat(calls).allSatisfy(call -> assertThat(call).isCompletedWithValueMatching(Held.class::isInstance));
    }

    private HoldRequest request(long member, @Nullable String key, String country) {
        return new HoldRequest(
                offer * 1_000 + member, null, List.of(new HoldRequest.Line(variant, 1)), "it", country, key);
    }

    private CompletableFuture<HoldOutcome> come(HoldRequest request) {
        return CompletableFuture.supplyAsync(() -> shop.in(() -> shop.holds().hold(request)), buyers);
    }
}
