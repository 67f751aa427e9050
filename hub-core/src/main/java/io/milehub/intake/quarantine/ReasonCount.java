package io.milehub.intake.quarantine;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many open records of a feed give a reason; one with two reasons counts under both.
 *
 * @param field that the reason names
 * @param newest when one was refused last
 * @param example the newest of them
 */
public record ReasonCount(FeedKey feed, String code, String field, long records, Instant newest, Example example) {
    /** One record, and what is said of it. */
    public record Example(
            long id,
            DeliveryId delivery,
            int ordinal,
            @Nullable String sku,
            String detail) {}
}
