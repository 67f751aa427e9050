package io.milehub.intake.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries of a run held.
 *
 * @param same records that a snapshot repeats unchanged, recognised by their bytes and not staged
 * @param duplicates accepted records that lost to a newer one with the same key
 * @param asOf the moment for which the first page says that it holds
 * @param recognised whether standing rows were known by their bytes while the run was read
 */
public record StageCounts(
        int accepted,
        int refused,
        int skipped,
        int same,
        int duplicates,
        @Nullable Instant asOf,
        boolean recognised) {
    public static final StageCounts NONE = new StageCounts(0, 0, 0, 0, 0, null, false);

    /** A body that was put into quarantine whole. */
    public static final StageCounts ONE_REFUSED = new StageCounts(0, 1, 0, 0, 0, null, false);

    public int records() {
        return accepted + refused + skipped + same;
    }
}
