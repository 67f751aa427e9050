package io.milehub.e2e;

import io.milehub.drill.Drill;
import io.milehub.e2e.StockHouse.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill stock}: sells few pieces to many while hubs die, clocks go wrong and a supplier lies.
 *
 * <p>Options: {@code --holds} to be acknowledged at least, {@code --kills} of a hub, {@code --postgres-kills},
 * {@code --freezes} of a hub that others take for dead, {@code --races} of 200 buyers for one piece.
 */
class StockDrill {
    private static final int TRIPS_AT_ONCE = 48;
    private static final int INSTANT_MILLIS_MAX = 4_000;
    private static final int TIMES_MAX = 8;
    private static final int CLOCK_SECONDS_MAX = 3_000;
    /** Longer than a call stays a silent node's, shorter than a buyer waits who is not impatient. */
    private static final int FREEZE_SECONDS_LEAST = 25;

    private static final int FREEZE_SECONDS_MORE = 20;
    private static final int JUDGED_EVERY = 10;
    private static final int RACES = 500;
    private static final int RACES_TOLD = 50;
    private static final int RUNNERS = 200;
    private static final Duration HOLDS_MAX = Duration.ofMinutes(60);

    private record Round(String name, Runnable fault) {}

    @Test
    void whoever_dies_and_lies_no_piece_is_promised_twice_and_no_promise_is_lost() {
        try (Drill drill = new Drill("stock");
                StockOrdeal ordeal = new StockOrdeal(
                        Workspace.fresh("drill-stock"),
                        drill.seed(),
                        Map.of(
                                Kind.RACED, drill.number("races", RACES),
                                Kind.ONE_OF_A_KIND, 300,
                                Kind.SCARCE, 12,
                                Kind.PLENTY, 8))) {
            int holds = drill.number("holds", 20_000);
            int kills = drill.number("kills", 50);
            int postgresKills = drill.number("postgres-kills", 6);
            int freezes = drill.number("freezes", 5);
            ordeal.begin();
            races(drill, ordeal);
            ordeal.goShopping(TRIPS_AT_ONCE);
            List<Round> rounds = rounds(ordeal, new Random(drill.seed()), kills, postgresKills, freezes);
            for (int number = 0; number < rounds.size(); number++) {
                Round round = rounds.get(number);
                drill.begins((number + 1) + "/" + rounds.size() + " " + round.name());
                round.fault().run();
                if (number % JUDGED_EVERY == JUDGED_EVERY - 1) {
                    ordeal.assertUnharmed();
                }
                drill.note(ordeal.journal().holds() + " holds");
            }
            drill.begins("the rest of the holds");
            ordeal.awaitHolds(holds, HOLDS_MAX);
            drill.begins("the end");
            ordeal.assertEnded(false);
            drill.passed("%d kills of a hub, %d freezes, %d kills of PostgreSQL; %s"
                    .formatted(kills, freezes, postgresKills, ordeal.summary()));
        }
    }

    private static void races(Drill drill, StockOrdeal ordeal) {
        int races = drill.number("races", RACES);
        for (int number = 0; number < races; number++) {
            drill.begins("race " + (number + 1) + "/" + races);
            ordeal.race(number, RUNNERS);
            if (number % RACES_TOLD == RACES_TOLD - 1) {
                drill.note("one of " + RUNNERS + " got it, each time");
            }
        }
        ordeal.assertUnharmed();
    }

    /** Every boundary before anything is left to chance; then in an order that the seed gives. */
    private static List<Round> rounds(StockOrdeal ordeal, Random random, int kills, int postgresKills, int freezes) {
        List<Round> boundaries = boundaries(ordeal, random);
        List<Round> rounds = new ArrayList<>(boundaries.subList(0, Math.min(kills, boundaries.size())));
        while (rounds.size() < kills) {
            rounds.add(death(ordeal, random));
        }
        for (int kill = 0; kill < postgresKills; kill++) {
            Duration after = Duration.ofMillis(random.nextInt(INSTANT_MILLIS_MAX));
            rounds.add(
                    new Round("PostgreSQL dies after " + after.toMillis() + " ms", () -> ordeal.postgresDies(after)));
        }
        for (int freeze = 0; freeze < freezes; freeze++) {
            int node = random.nextInt(2);
            Duration time = Duration.ofSeconds(FREEZE_SECONDS_LEAST + random.nextInt(FREEZE_SECONDS_MORE));
            rounds.add(new Round(
                    "node " + (node + 1) + " freezes for " + time.toSeconds() + " s",
                    () -> ordeal.nodeFreezes(node, time)));
        }
        for (int jump = 0; jump < (kills + 1) / 2; jump++) {
            int node = random.nextInt(2);
            Duration by = Duration.ofSeconds(random.nextInt(2 * CLOCK_SECONDS_MAX) - CLOCK_SECONDS_MAX);
            rounds.add(new Round(
                    "the clock of node " + (node + 1) + " is wrong by " + by.toSeconds() + " s",
                    () -> ordeal.clockIsWrong(node, by)));
        }
        Collections.shuffle(rounds, random);
        return rounds;
    }

    private static List<Round> boundaries(StockOrdeal ordeal, Random random) {
        List<Round> boundaries = new ArrayList<>();
        for (KillPoint point : KillPoint.OF_STOCK) {
            for (String side : List.of("before", "after")) {
                int nth = 1 + random.nextInt(TIMES_MAX);
                int node = random.nextInt(2);
                boundaries.add(new Round(
                        "node " + (node + 1) + " dies " + side + " " + point.name() + ", no. " + nth,
                        () -> ordeal.nodeDies(node, point, side, nth)));
            }
        }
        Collections.shuffle(boundaries, random);
        return boundaries;
    }

    private static Round death(StockOrdeal ordeal, Random random) {
        Duration after = Duration.ofMillis(random.nextInt(INSTANT_MILLIS_MAX));
        int node = random.nextInt(3);
        return node == 2
                ? new Round("both nodes die after " + after.toMillis() + " ms", () -> ordeal.bothDie(after))
                : new Round(
                        "node " + (node + 1) + " dies after " + after.toMillis() + " ms",
                        () -> ordeal.nodeDies(node, after));
    }
}
