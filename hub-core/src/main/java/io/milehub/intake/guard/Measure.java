package io.milehub.intake.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run can do to the shop that has a limit. */
public enum Measure {
    /** Pieces that are new, or back. They harm nothing that stands, so a small shop may grow by more than half. */
    ADDED(100, 1_000),
    /** A fact may change many times a day, so this alone is judged run by run, without those before. */
    CHANGED(100, 1_000),
    /** Live facts that a snapshot lacks. */
    REMOVED(10, 20),
    /** Pieces of which some were there, and now none. */
    ZEROED(20, 20),
    /** Prices that move further than the limits call usual, or end. */
    REPRICED(10, 20),
    /** Prices that change their currency. */
    CURRENCY(1, 1),
    /** Pieces that change their category. */
    CATEGORY(20, 20),
    /** Records that could not be taken in, of all that arrived. */
    REFUSED(20, 20);

    private final int percent;
    private final int least;

    Measure(int percent, int least) {
        this.percent = percent;
        this.least = least;
    }

    /** The limit where nobody configured another. */
    public Limit usual() {
        return new Limit(percent, least);
    }

    /** The largest count that passes a limit; see {@link Limit}. */
    long allowed(Limit limit, long base) {
        return limit.allowed(base, this != ADDED && this != REFUSED);
    }

    /** How configuration, tables and answers write it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Measure> of(String slug) {
        return Arrays.stream(values())
                .filter(measure -> measure.slug().equals(slug))
                .findAny();
    }

    /** For messages that name what may be written. */
    public static List<String> slugs() {
        return Arrays.stream(values()).map(Measure::slug).toList();
    }
}
