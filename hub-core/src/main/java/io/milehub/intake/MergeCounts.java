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

    /**
     * The query of these over what a target has found, one row a fact in a temporary table with its {@code verb}, see
     * {@code catalogue.verdict}.
     */
    public static String countedIn(String changes) {
        return """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   count(*) filter (where verb in ('ADVANCED', 'SAME')) as unchanged,
                   count(*) filter (where verb = 'OLDER') as older,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.%s
            """.formatted(changes);
    }

    /** Whether anything that stands would be other than before, apart from its age. */
    public boolean changesAnything() {
        return added + changed + removed > 0;
    }

    /** These, and as many unchanged records more. */
    public MergeCounts plusUnchanged(int same) {
        return new MergeCounts(added, changed, unchanged + same, older, removed);
    }
}
