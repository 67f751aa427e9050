package io.milehub.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about itself.
 *
 * @param next the cursor or address of the next page; absent on the last
 * @param total how many records the source says it has
 * @param asOf the moment for which the source says this
 * @param complete false where the source marks what is whole, and this is not marked
 * @param records how many records this body holds, or -1 where they were passed over uncounted
 */
public record PageFacts(
        @Nullable String next,
        @Nullable Long total,
        @Nullable Instant asOf,
        boolean complete,
        int records) {
    /** Of a source that marks nothing. */
    public PageFacts(@Nullable String next, @Nullable Long total, @Nullable Instant asOf, int records) {
        this(next, total, asOf, true, records);
    }
}
