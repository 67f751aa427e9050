package io.milehub.intake.stage;

/**
 * What the deliveries of a run held.
 *
 * @param accepted good records, of which those that are {@code same} stand already
 * @param duplicates accepted records that lost to a newer one with the same key
 * @param same accepted records that were recognised: neither mapped nor staged, their rows are as they should be
 */
public record StageCounts(int accepted, int refused, int skipped, int duplicates, int same) {
    /** Of a run that recognised nothing. */
    public StageCounts(int accepted, int refused, int skipped, int duplicates) {
        this(accepted, refused, skipped, duplicates, 0);
    }

    public int records() {
        return accepted + refused + skipped;
    }
}
