package io.milehub.e2e;

/** What a drill prints: a line a round, and one at the end that says how it went. */
final class Verdict {

    private final String drill;
    private final long seed;
    private String round = "before the first round";
    private boolean passed;

    Verdict(String drill, long seed) {
        this.drill = drill;
        this.seed = seed;
        System.out.println("drill " + drill + ": seed " + seed);
    }

    void begins(String name) {
        round = name;
    }

    void note(String outcome) {
        System.out.println(round + ": " + outcome);
    }

    void passed(String summary) {
        passed = true;
        System.out.println("drill " + drill + " PASSED, seed " + seed + ": " + summary);
    }

    /** To be called in any case: without a word before, the drill failed. */
    void close() {
        if (!passed) {
            System.out.println("drill " + drill + " FAILED, seed " + seed + ", at: " + round);
        }
    }
}
