package io.milehub.e2e;

import io.milehub.e2e.StockHouse.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A sample of what {@code ./hub drill stock} does: races for one piece, and a hub that dies where it hurts most. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StockIT {
    private static final long SEED = 31;
    private static final int RACES = 10;
    private static final int RUNNERS = 200;
    private static final int TRIPS_AT_ONCE = 24;
    private static final Duration HOLDS_MAX = Duration.ofMinutes(2);

    private final StockOrdeal ordeal = new StockOrdeal(
            Workspace.fresh("stock"),
            SEED,
            Map.of(Kind.RACED, RACES, Kind.ONE_OF_A_KIND, 40, Kind.SCARCE, 6, Kind.PLENTY, 4));

    @BeforeAll
    void everything_is_for_sale() {
        ordeal.begin();
    }

    @AfterAll
    void stop() {
        ordeal.close();
    }

    @Test
    @Order(1)
    void of_two_hundred_who_want_one_piece_one_gets_it_and_the_others_an_honest_refusal() {
        for (int race = 0; race < RACES; race++) {
            ordeal.race(race, RUNNERS);
        }
        ordeal.assertUnharmed();
    }

    @Test
    @Order(2)
    void a_hub_that_dies_with_holds_committed_and_not_acknowledged_loses_and_doubles_none() {
        ordeal.goShopping(TRIPS_AT_ONCE);
        ordeal.clockIsWrong(1, Duration.ofMinutes(50));
        ordeal.nodeDies(0, KillPoint.named("a group of holds is committed"), "after", 10);
        // Who waits for the lease of a call that died with its node, is let go by the clock that is moved on at the
        // end.
        ordeal.awaitHolds(RACES + 60, HOLDS_MAX);
        ordeal.assertEnded(true);
    }
}
