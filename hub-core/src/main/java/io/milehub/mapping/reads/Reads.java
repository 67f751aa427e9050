package io.milehub.mapping.reads;

import java.util.Set;

/**
 * What one expression reads.
 *
 * @param paths the places whose values have a say in its result
 * @param loops the places that a {@code for} goes through; of an object it goes through all members
 */
public record Reads(Set<ReadPath> paths, Set<ReadPath> loops) {
    /** Of an expression without any path. */
    public static final Reads NOTHING = new Reads(Set.of(), Set.of());

    public Reads {
        paths = Set.copyOf(paths);
        loops = Set.copyOf(loops);
    }
}
