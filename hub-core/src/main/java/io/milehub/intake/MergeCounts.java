package io.milehub.intake;

/**
 * What a merge did, in records.
 *
 * @param unchanged told again what stands
 * @param older lost to a later fact that stands, or to the snapshot that removed the piece
 * @param removed live rows that a snapshot lacked
 */
public record MergeCounts(int added, int changed, int unchanged, int older, int removed) {
    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0);

    /** Whether anything that stands would be other than before, apart from its age. */
    public boolean changesAnything() {
        return added + changed + removed > 0;
    }

    /** These, and as many unchanged records more. */
    public MergeCounts plusUnchanged(int same) {
        return new MergeCounts(added, changed, unchanged + same, older, removed);
    }
}
