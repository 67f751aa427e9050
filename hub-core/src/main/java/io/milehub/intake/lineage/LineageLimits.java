package io.milehub.intake.lineage;

/**
 * What one question may cost.
 *
 * @param bodyBytesMax bytes of bodies that are decoded for it; beyond them records are named, but not mapped again
 * @param pastMax earlier values, and facts that lost, that are looked at for each fact
 */
public record LineageLimits(long bodyBytesMax, int pastMax) {
    /** A body of the largest size, and ten earlier values. */
    public static final LineageLimits DEFAULT = new LineageLimits(1024L * 1024 * 1024, 10);

    public LineageLimits {
        if (bodyBytesMax < 1 || pastMax < 1) {
            throw new IllegalArgumentException("every limit of lineage must be at least 1");
        }
    }
}
