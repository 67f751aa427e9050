package io.milehub.e2e;

import java.util.Random;

/** What follows {@code ./hub drill <name>} as {@code --key value}. */
final class DrillOptions {

    private DrillOptions() {}

    /** As given, else a new one, which the drill prints so that it can be repeated. */
    static long seed() {
        return Long.getLong("drill.seed", new Random().nextLong(1_000_000));
    }

    static int number(String key, int usual) {
        return Integer.getInteger("drill." + key, usual);
    }
}
