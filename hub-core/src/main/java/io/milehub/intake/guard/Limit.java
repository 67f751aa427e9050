package io.milehub.intake.guard;

/**
 * How many records a run may touch.
 *
 * @param percent of the live facts of the feed's domain (for what is refused: of the run's records), 0 to 100 or more
 * @param least so many are allowed whatever the share, though of what harms standing facts never more than half of what
 *     is there, or a small shop could be emptied
 */
public record Limit(int percent, int least) {
    public Limit {
        if (percent < 0 || least < 0) {
            throw new IllegalArgumentException("a limit is not negative: percent " + percent + ", least " + least);
        }
    }

    /** The largest count that passes. Where nothing is there yet, nothing can be harmed: a first load has no limit. */
    long allowed(long base, boolean halfAtMost) {
        if (base <= 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(base * percent / 100, halfAtMost ? Math.min(least, Math.ceilDiv(base, 2)) : least);
    }
}
