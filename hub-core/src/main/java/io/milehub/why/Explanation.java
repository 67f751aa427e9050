package io.milehub.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one value is what it is.
 *
 * @param field the canonical field, {@code product.title.en}, {@code price.rrp}, {@code stock.main}
 * @param value what the shop has now; null for none
 * @param told who told it
 * @param replaced what it was before, newest first, bounded in number
 * @param lost what was told otherwise and is not shown, bounded in number
 * @param note what is particular about it
 */
public record Explanation(
        String field,
        @Nullable String value,
        @Nullable Told told,
        List<Earlier> replaced,
        List<Loser> lost,
        @Nullable String note) {
    /**
     * A value that stood before.
     *
     * @param fate {@code REPLACED} by another value, or {@code REMOVED} when a snapshot lacked the record
     * @param untilRun the run that ended it
     */
    public record Earlier(
            @Nullable String value,
            @Nullable Told told,
            String fate,
            @Nullable String untilRun,
            @Nullable Instant until) {}

    /** A value that was told and did not win, and why not. */
    public record Loser(@Nullable String value, @Nullable Told told, String why) {}
}
