package io.milehub.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill intake}: the hub dies just before and just after everything that becomes durable, and at random
 * moments; its PostgreSQL dies too.
 */
class IntakeDrill {

    private static final int NTH_MAX = 3;
    private static final int INSTANT_MILLIS_MAX = 2_500;

    private record Round(String name, Supplier<String> death) {}

    private final long seed = DrillOptions.seed();
    private final Random random = new Random(seed);

    @Test
    void whatever_dies_and_whenever_nothing_acknowledged_is_lost_or_doubled() {
        int kills = DrillOptions.number("kills", 60);
        int postgresKills = DrillOptions.number("postgres-kills", 10);
        Verdict verdict = new Verdict("intake", seed);
        try (Ordeal ordeal = new Ordeal(Workspace.fresh("drill-intake"), seed)) {
            ordeal.begin();
            List<Round> rounds = rounds(ordeal, kills, postgresKills);
            for (int round = 0; round < rounds.size(); round++) {
                Round next = rounds.get(round);
                verdict.begins((round + 1) + "/" + rounds.size() + " " + next.name());
                String back = next.death().get();
                ordeal.assertUnharmed();
                verdict.note(
                        back + ", " + ordeal.partner().acknowledged().size() + " messages acknowledged stand once");
            }
            verdict.passed("%d kills of the hub, %d of PostgreSQL; slowest back after %.1f s; answers %s"
                    .formatted(
                            kills,
                            postgresKills,
                            ordeal.slowestSeconds(),
                            ordeal.partner().answers()));
        } finally {
            verdict.close();
        }
    }

    /** Every boundary before anything is left to chance; then in an order that the seed gives. */
    private List<Round> rounds(Ordeal ordeal, int kills, int postgresKills) {
        List<Round> all = new ArrayList<>();
        for (KillPoint point : KillPoint.ALL) {
            for (String side : List.of("before", "after")) {
                int nth = 1 + random.nextInt(NTH_MAX);
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
            rounds.add(postgres(ordeal, kill));
        }
        Collections.shuffle(rounds, random);
        return rounds;
    }

    private Round postgres(Ordeal ordeal, int kill) {
        if (kill % 2 == 0) {
            Duration after = Duration.ofMillis(random.nextInt(INSTANT_MILLIS_MAX));
            return new Round("PostgreSQL dies after " + after.toMillis() + " ms", () -> ordeal.postgresDies(after));
        }
        KillPoint point = KillPoint.ALL.get(random.nextInt(KillPoint.ALL.size() - 1));
        String side = random.nextBoolean() ? "before" : "after";
        return new Round("PostgreSQL dies " + side + " " + point.name(), () -> ordeal.postgresDies(point, side, 1));
    }
}
