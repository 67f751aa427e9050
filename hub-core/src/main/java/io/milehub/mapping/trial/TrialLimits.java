package io.milehub.mapping.trial;

/**
 * How much of a trial is kept to be shown; everything is counted.
 *
 * @param rowsMax accepted records
 * @param refusalsMax refused records, and as many skipped ones
 * @param rawCharsMax the beginning of a refused record
 */
public record TrialLimits(int rowsMax, int refusalsMax, int rawCharsMax) {
    /** The most rows and refusals that may be asked for. */
    public static final int ROWS_MAX = 100_000;

    /** What fits on a screen. */
    public static final TrialLimits USUAL = new TrialLimits(20, 20, 160);
}
