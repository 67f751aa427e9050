package io.milehub.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shop shows of one offer, and why.
 *
 * @param removedAt when a snapshot lacked it; null while it is live
 * @param note what is particular about the offer as a whole
 * @param values by field, in the order in which they are read
 * @param records the records behind the values, as they arrived
 */
public record ExplainedOffer(
        String offer,
        String supplier,
        String sku,
        @Nullable String product,
        @Nullable String variant,
        @Nullable Instant removedAt,
        @Nullable String note,
        List<Explanation> values,
        List<RawRecord> records) {
    /**
     * A record as it was decoded.
     *
     * @param raw JSON, whatever the format it arrived in, bounded in length
     * @param parent the element around it, if any
     */
    public record RawRecord(
            String source,
            String feed,
            String delivery,
            int record,
            String raw,
            @Nullable String parent) {}
}
