package io.milehub.drill;

import java.util.Random;

/**
 * A long fault run on demand: {@code ./hub drill <name> --key value …} runs the test class {@code <Name>Drill}, whose
 * Javadoc begins with the line that {@code ./hub drill} lists it by. Chance comes from the seed alone, which is printed
 * and may be given again.
 *
 * <pre>{@code
 * try (Drill drill = new Drill("order")) {
 *     int traces = drill.number("traces", 10_000);
 *     drill.begins("trace 1");
 *     drill.passed(traces + " traces, all in one state");
 * }
 * }</pre>
 */
public final class Drill implements AutoCloseable {
    private final String name;
    private final long seed;
    private String step = "the beginning";
    private boolean passed;

    public Drill(String name) {
        this.name = name;
        this.seed = Long.getLong("drill.seed", new Random().nextLong(1_000_000));
        System.out.println("drill " + name + ": seed " + seed);
    }

    public long seed() {
        return seed;
    }

    /** An option, {@code --key value}. */
    public int number(String key, int usual) {
        return Integer.getInteger("drill." + key, usual);
    }

    /** An option in words. */
    public String text(String key, String usual) {
        return System.getProperty("drill." + key, usual);
    }

    /** What a failure from here on will be said to have happened at. */
    public void begins(String nextStep) {
        step = nextStep;
    }

    /** Progress, one line. */
    public void note(String outcome) {
        System.out.println("drill " + name + ": " + step + ": " + outcome);
    }

    /** The last word, unless something throws before. */
    public void passed(String summary) {
        passed = true;
        System.out.println("drill " + name + " PASSED, seed " + seed + ": " + summary);
    }

    @Override
    public void close() {
        if (!passed) {
            System.out.println("drill " + name + " FAILED, seed " + seed + ", at " + step);
        }
    }
}
