package io.milehub.intake.history;

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
 * @param ordinal its place in the delivery from 0, or -1 for a body that could not be taken in at all; from -2
 *     downwards an interchange whose control number came before
 * @param raw the outermost record it stands in, or the beginning of the body, bounded in length
 * @param state OPEN, RELEASED, DISMISSED or SUPERSEDED
 */
public record QuarantinedRecord(
        long id,
        RunId run,
        DeliveryId delivery,
        int ordinal,
        FeedKey feed,
        @Nullable String sku,
        String raw,
        List<Refusal> reasons,
        String state,
        Instant at) {}
