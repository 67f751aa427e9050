package io.milehub.intake;

/** What a merge did, in staged rows; {@code removed} counts what a snapshot lacked. */
public record MergeCounts(int added, int changed, int unchanged, int removed) {
    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0);
}
