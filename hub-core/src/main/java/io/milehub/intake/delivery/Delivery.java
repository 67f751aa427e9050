package io.milehub.intake.delivery;

import io.milehub.intake.DeliveryId;
import java.time.Instant;
import java.util.List;

/**
 * A receipt: where the bytes of a body are, and what they are.
 *
 * @param receivedAt by the database's clock
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as records; the bytes are compared by Arrays.
public record Delivery(
        DeliveryId id,
        Transport transport,
        Instant receivedAt,
        byte[] contentHash,
        long sizeBytes,
        List<byte[]> chunks) {
    /** Who began: the hub asked, or the partner pushed. */
    public enum Transport {
        PULL,
        WEBHOOK
    }
}
