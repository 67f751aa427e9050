package io.milehub.mapping.variation;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a writer may do one way or another: a seed decides, and each decision holds for the whole body. */
final class Choices {
    private final Random random;
    private final Map<String, Object> made = new TreeMap<>();
    private final Coverage coverage;

    Choices(long seed, Coverage coverage) {
        this.random = new Random(mixed(seed));
        this.coverage = coverage;
    }

    /** Seeds that follow each other begin with nearly the same numbers (SplitMix64's multiplier). */
    static long mixed(long seed) {
        return seed * 0x9E3779B97F4A7C15L;
    }

    <T> T of(String what, List<T> alternatives) {
        alternatives.forEach(alternative -> coverage.offered.add(named(what, alternative)));
        @SuppressWarnings("unchecked") // One question has answers of one type.
        T taken = (T) made.computeIfAbsent(what, question -> alternatives.get(random.nextInt(alternatives.size())));
        coverage.taken.add(named(what, taken));
        return taken;
    }

    /** Leaves one way only. */
    void fix(String what, Object taken) {
        made.put(what, taken);
    }

    boolean flip(String what) {
        return of(what, List.of(true, false));
    }

    /** For what is decided anew each time. */
    Random random() {
        return random;
    }

    <T> T any(List<T> alternatives) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        made.forEach((what, taken) -> text.append(named(what, taken)).append(' '));
        return text.toString();
    }

    private static String named(String what, Object alternative) {
        StringBuilder text = new StringBuilder(what).append('=');
        for (char c : alternative.toString().toCharArray()) {
            text.append(c < ' ' || c == ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return text.toString();
    }

    /** Which alternatives were offered to the seeds of a test, and which of them were taken. */
    static final class Coverage {
        private final Set<String> offered = new TreeSet<>();
        private final Set<String> taken = new TreeSet<>();

        Set<String> neverTaken() {
            Set<String> never = new TreeSet<>(offered);
            never.removeAll(taken);
            return never;
        }
    }
}
