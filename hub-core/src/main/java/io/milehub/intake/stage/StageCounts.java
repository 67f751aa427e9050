package io.milehub.intake.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries of a run held.
 *
 * @param accepted good records, of which those that are {@code same} stand already
 * @param duplicates accepted records that lost to a newer one with the same key
 * @param same accepted records that were recognised: neither mapped nor staged, their rows are as they should be
 * @param standing live rows of the run's domain where they were read, as for a snapshot; else 0
 * @param asOf the moment for which the first body of the run says that it holds; absent where it does not say
 */
public record StageCounts(
        int accepted,
        int refused,
        int skipped,
        int duplicates,
        int same,
        int standing,
        @Nullable Instant asOf) {
    public static final StageCounts NONE = new StageCounts(0, 0, 0, 0, 0, 0, null);

    /** A body that was put into quarantine whole. */
    public static final StageCounts ONE_REFUSED = new StageCounts(0, 1, 0, 0, 0, 0, null);

    /** These, but for some that were staged and cannot be taken in. */
    public StageCounts refusing(int more) {
        return new StageCounts(accepted - more, refused + more, skipped, duplicates, same, standing, asOf);
    }

    /** Rows of the stage. */
    public int rows() {
        return accepted - same - duplicates;
    }

    public int records() {
        return accepted + refused + skipped;
    }
}
