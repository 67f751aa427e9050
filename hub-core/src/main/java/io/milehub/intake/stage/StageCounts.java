package io.milehub.intake.stage;

/**
 * What the deliveries of a run held.
 *
 * @param duplicates accepted records that lost to a newer one with the same key
 */
public record StageCounts(int accepted, int refused, int skipped, int duplicates) {
    public int records() {
        return accepted + refused + skipped;
    }
}
