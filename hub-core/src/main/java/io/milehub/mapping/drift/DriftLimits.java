package io.milehub.mapping.drift;

/**
 * What the comparison of a run may cost. Records that are not looked at may hold what no report tells of.
 *
 * @param pathsMax distinct places that are told apart; the report says if there were more
 * @param depthMax how deep places are told apart; what is deeper counts as part of what holds it
 * @param listElementsMax elements of one list that are looked at
 * @param recordsFirst so many records are looked at one by one
 * @param thenEvery of the records after those, one of so many
 * @param keysMax keys of one lookup table that are told apart as missed; the others are counted
 * @param exampleCharsMax the longest example
 */
public record DriftLimits(
        int pathsMax,
        int depthMax,
        int listElementsMax,
        long recordsFirst,
        int thenEvery,
        int keysMax,
        int exampleCharsMax) {
    /** For runs of any size. */
    public static final DriftLimits USUAL = new DriftLimits(2_000, 16, 200, 5_000, 20, 50, 60);

    /** The same, looking at every record. */
    public DriftLimits everyRecord() {
        return new DriftLimits(pathsMax, depthMax, listElementsMax, Long.MAX_VALUE, 1, keysMax, exampleCharsMax);
    }

    boolean looksAt(long record) {
        return record < recordsFirst || record % thenEvery == 0;
    }
}
