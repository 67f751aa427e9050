package io.milehub.e2e;

import io.milehub.drill.Drill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill intake}: kills the hub and its PostgreSQL at every boundary and at random moments.
 *
 * <p>A boundary is a place at which something becomes durable: the hub dies just before it and just after. Options:
 * {@code --kills} of the hub, {@code --postgres-kills}.
 */
class IntakeDrill {

    private static final int INSTANT_MILLIS_MAX = 2_500;

    private record Round(String name, Supplier<String> death) {}

    @Test
    void whatever_dies_and_whenever_nothing_acknowledged_is_lost_or_doubled() {
        try (Drill drill = new Drill("intake");
                Ordeal ordeal = new Ordeal(Workspace.fresh("drill-intake"), drill.seed())) {
            int kills = drill.number("kills", 60);
            int postgresKills = drill.number("postgres-kills", 10);
            ordeal.begin();
            List<Round> rounds = rounds(ordeal, new Random(drill.seed()), kills, postgresKills);
            for (int number = 0; number < rounds.size(); number++) {
                Round round = rounds.get(number);
                drill.begins((number + 1) + "/" + rounds.size() + " " + round.name());
                String back = round.death().get();
                ordeal.assertUnharmed();
                drill.note(back + ", " + ordeal.partner().acknowledged().size() + " acknowledged messages stand once");
            }
            drill.passed("%d kills of the hub, %d of PostgreSQL; slowest back after %.1f s; answers %s"
                    .formatted(
                            kills,
                            postgresKills,
                            ordeal.slowestSeconds(),
                            ordeal.partner().answers()));
        }
    }

    /** Every boundary before anything is left to chance; then in an order that the seed gives. */
    private static List<Round> rounds(Ordeal ordeal, Random random, int kills, int postgresKills) {
        List<Round> all = new ArrayList<>();
        for (KillPoint point : KillPoint.ALL) {
            for (String side : List.of("before", "after")) {
                int nth = 1 + random.nextInt(point.timesMax());
                all.add(new Round(
                        "the hub dies " + side + " " + point.name() + ", no. " + nth,
                        () -> ordeal.hubDies(point, side, nth)));
            }
        }
        Collections.shuffle(all, random);
        List<Round> rounds = new ArrayList<>(all.subList(0, Math.min(kills, all.size())));
        while (rounds.size() < kills) {
            Duration after = Duration.ofMillis(random.nextInt(INSTANT_MILLIS_MAX));
            rounds.add(new Round("the hub dies after " + after.toMillis() + " ms", () -> ordeal.hubDies(after)));
        }
        for (int kill = 0; kill < postgresKills; kill++) {
            rounds.add(postgres(ordeal, random, kill));
        }
        Collections.shuffle(rounds, random);
        return rounds;
    }

    private static Round postgres(Ordeal ordeal, Random random, int kill) {
        if (kill % 2 == 0) {
            Duration after = Duration.ofMillis(random.nextInt(INSTANT_MILLIS_MAX));
            return new Round("PostgreSQL dies after " + after.toMillis() + " ms", () -> ordeal.postgresDies(after));
        }
        KillPoint point = KillPoint.ALL.get(random.nextInt(KillPoint.ALL.size() - 1));
        String side = random.nextBoolean() ? "before" : "after";
        return new Round("PostgreSQL dies " + side + " " + point.name(), () -> ordeal.postgresDies(point, side, 1));
    }
}
