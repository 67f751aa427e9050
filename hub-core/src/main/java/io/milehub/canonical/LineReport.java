package io.milehub.canonical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier says of pieces that we ordered from it: of the line that {@link #line} or {@link #sku} names, or of
 * all its lines of the order where neither is told.
 */
public sealed interface LineReport extends CanonicalRecord {
    /** The number of the order, as we sent it. */
    String order();

    /** Our number of the line in the order. */
    @Nullable
    String line();

    /** How many pieces of the line, at least one; absent for all of them. */
    @Nullable
    Integer quantity();

    /**
     * The supplier's own number of what says so. What it says of a line under one number stands once, whatever number
     * of times it is told; absent where the source only tells how things stand.
     */
    @Nullable
    String reference();

    /**
     * What a supplier answers to an order.
     *
     * @param reason the supplier's code or text
     * @param expectedAt when pieces that it does not have yet will be there
     */
    record OrderStatus(
            String order,
            @Nullable String line,
            @Nullable String sku,
            Answer answer,
            @Nullable Integer quantity,
            @Nullable String reason,
            @Nullable Instant expectedAt,
            @Nullable String reference,
            @Nullable Long version,
            @Nullable Instant asOf)
            implements LineReport {
        /** What becomes of the pieces. */
        public enum Answer {
            /** They will be sent. */
            ACCEPTED,
            /** They will not be sent: the supplier does not have them, or does not sell them. */
            REFUSED,
            /** They will not be sent: our wish to cancel is confirmed. */
            CANCELLED,
            /** They will be sent later. */
            BACKORDERED
        }

        @Override
        public byte[] contentHash() {
            return ContentHash.of(RecordKind.ORDER_STATUS, this)
                    .text(answer.name())
                    .text(reason)
                    .instant(expectedAt)
                    .bytes();
        }
    }

    /**
     * What was sent in one parcel or shipment, whose number is the reference.
     *
     * @param shippedAt when it left the supplier; absent where that is the moment for which the record is told
     * @param tracking the carrier's number
     * @param trackingUrl where a member can follow it
     */
    record Shipment(
            String order,
            @Nullable String line,
            @Nullable String sku,
            @Nullable Integer quantity,
            String reference,
            @Nullable Instant shippedAt,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable String trackingUrl,
            @Nullable Instant deliveredAt,
            @Nullable Long version,
            @Nullable Instant asOf)
            implements LineReport {
        @Override
        public byte[] contentHash() {
            return ContentHash.of(RecordKind.SHIPMENT, this)
                    .instant(shippedAt)
                    .text(carrier)
                    .text(tracking)
                    .text(trackingUrl)
                    .instant(deliveredAt)
                    .bytes();
        }
    }

    /**
     * What came back.
     *
     * @param reference the number under which it was allowed to come back (RMA)
     * @param receivedAt when it arrived; absent where that is the moment for which the record is told
     * @param condition in which it arrived, as the supplier names it
     * @param disposition what was done with it; absent as long as nobody has decided
     * @param reason why it came back, the supplier's code or text
     */
    record Return(
            String order,
            @Nullable String line,
            @Nullable String sku,
            @Nullable Integer quantity,
            @Nullable String reference,
            @Nullable Instant receivedAt,
            @Nullable String condition,
            @Nullable Disposition disposition,
            @Nullable String reason,
            @Nullable Long version,
            @Nullable Instant asOf)
            implements LineReport {
        /** What was done with a piece that came back. */
        public enum Disposition {
            /** It is for sale again. */
            RESTOCKED,
            /** It was or will be mended. */
            REPAIRED,
            /** It is no longer for sale. */
            DISCARDED,
            /** The return is not accepted. */
            DECLINED
        }

        @Override
        public byte[] contentHash() {
            return ContentHash.of(RecordKind.RETURN, this)
                    .instant(receivedAt)
                    .text(condition)
                    .text(disposition == null ? null : disposition.name())
                    .text(reason)
                    .bytes();
        }
    }
}
