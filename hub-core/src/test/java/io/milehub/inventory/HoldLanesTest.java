package io.milehub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.HoldOutcome.Held;
import io.milehub.inventory.HoldOutcome.OutOfStock;
import io.milehub.payment.PaymentLimits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody else has the first buyer's row, so that all others wait and then go together. */
class HoldLanesTest {
    private static final int PIECES = 150;

    /** Its country is none: the table refuses what no rule of this shop has looked at. */
    private static final int POISONED = 40;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void a_large_group_goes_in_two_lanes_where_the_first_to_come_still_gets_the_last_piece() throws SQLException {
        try (Shop shop = new Shop(DATABASE, patient(), PaymentLimits.defaults(null));
                ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Long> offers = new ArrayList<>();
            for (int piece = 0; piece <= PIECES; piece++) {
                offers.add(shop.variant("LANE-" + piece, "650.00", 1));
            }
            List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
            try (var other = new LockedPiece(DATABASE, shop, offers.get(PIECES))) {
                calls.add(come(shop, buyers, basket(shop, 999, offers.get(PIECES), "IT")));
                other.awaitBehind(0);
                for (int caller = 0; caller < 2 * PIECES; caller++) {
                    String country = caller == POISONED ? "i1" : "IT";
                    calls.add(come(shop, buyers, basket(shop, caller, offers.get(caller % PIECES), country)));
                    other.awaitBehind(caller + 1);
                }
            }
            assertThat(calls.removeFirst().join()).isInstanceOf(Held.class);
            for (int caller = 0; caller < 2 * PIECES; caller++) {
                if (caller == POISONED) {
                    assertThatThrownBy(calls.get(caller)::join).isInstanceOf(CompletionException.class);
                } else {
                    boolean first = caller < PIECES || caller == POISONED + PIECES;
                    assertThat(calls.get(caller).join())
                            .as("caller %d", caller)
                            .isInstanceOf(first ? Held.class : OutOfStock.class);
                }
            }
            assertThat(offers)
                    .allSatisfy(offer ->
                            assertThat(shop.shelf().level(offer).held()).isOne());
            assertThat(shop.bean(MeterRegistry.class)
                            .summary("milehub.holds.group")
                            .max())
                    .as("half of those behind the first")
                    .isEqualTo(PIECES);
        }
    }

    /** All come while the first waits for its lock, also on a slow machine. */
    private static HoldLimits patient() {
        HoldLimits usual = HoldLimits.defaults();
        return new HoldLimits(
                usual.linesMax(),
                usual.quantityMax(),
                usual.holdFor(),
                usual.liveHoldsMax(),
                usual.sweepHoldsMax(),
                usual.queueMax(),
                usual.groupMax(),
                usual.lanesMax(),
                usual.ageMax(),
                Duration.ofMinutes(1));
    }

    private static HoldRequest basket(Shop shop, long member, long offer, String country) {
        var line = new HoldRequest.Line(shop.shelf().variantOf(offer), 1);
        return new HoldRequest(member, null, List.of(line), "it", country, null);
    }

    private static CompletableFuture<HoldOutcome> come(Shop shop, ExecutorService buyers, HoldRequest request) {
        return CompletableFuture.supplyAsync(() -> shop.in(() -> shop.holds().hold(request)), buyers);
    }
}
