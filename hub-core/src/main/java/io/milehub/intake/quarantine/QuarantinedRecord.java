package io.milehub.intake.quarantine;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import io.milehub.mapping.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken in.
 *
 * @param run that brought it
 * @param ordinal the record's place in the delivery from 0, or -1 for a body that could not be taken in at all; from -2
 *     downwards an interchange whose control number came before, which is reported and never retried
 * @param receivedAt when its delivery came
 * @param externalId the sender's own id of the delivery, where it has one
 * @param part what tells facts of one SKU apart: a location, a type of price, of a report the order; null where it
 *     could not be read
 * @param raw the outermost record it stands in, or the beginning of the body, bounded in length
 * @param reasons as the mapping of this version gave them
 * @param state OPEN, RELEASED, DISMISSED or SUPERSEDED
 * @param at when it was refused last
 * @param retryRun that has taken it up again; null where none has since it was refused last
 * @param settled how it came to its end; null while it is open
 */
public record QuarantinedRecord(
        long id,
        RunId run,
        DeliveryId delivery,
        int ordinal,
        FeedKey feed,
        Instant receivedAt,
        @Nullable String externalId,
        @Nullable String sku,
        @Nullable String part,
        String raw,
        List<Refusal> reasons,
        String mappingVersion,
        String state,
        Instant at,
        @Nullable RunId retryRun,
        @Nullable Settled settled) {
    /**
     * The end of an open record.
     *
     * @param run by which it was let in or overtaken
     * @param by the operator who dismissed it
     */
    public record Settled(
            Instant at,
            @Nullable RunId run,
            @Nullable String by,
            @Nullable String why) {}
}
