package io.milehub.mapping.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.drift.DriftReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of sample bodies.
 *
 * @param rows the first accepted records
 * @param refusals the first refused ones
 * @param reasons how often each reason occurs, by {@code code field}
 * @param skippedAt where the first skipped ones stand
 * @param drift what does not fit
 */
public record TrialResult(
        Mapping mapping,
        List<Page> pages,
        long accepted,
        long refused,
        long skipped,
        List<Row> rows,
        List<Refused> refusals,
        Map<String, Long> reasons,
        List<At> skippedAt,
        DriftReport drift) {
    /**
     * A body.
     *
     * @param facts absent where it was refused as a whole
     * @param refusal why it was
     */
    public record Page(
            String name,
            @Nullable PageFacts facts,
            @Nullable DecodeRefused refusal) {}

    /**
     * Where a record stands.
     *
     * @param page counted from 0
     * @param ordinal counted from 0 within its page
     */
    public record At(int page, int ordinal) {}

    /** An accepted record, as {@link io.milehub.mapping.CanonicalJson}. */
    public record Row(At at, ObjectNode record) {}

    /**
     * A refused record.
     *
     * @param raw how it begins, as JSON text
     */
    public record Refused(At at, @Nullable String sku, String raw, List<Refusal> reasons) {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Whether every body was read to its end. */
    public boolean isRead() {
        return pages.stream().noneMatch(page -> page.refusal() != null);
    }

    public long records() {
        return accepted + refused + skipped;
    }
}
