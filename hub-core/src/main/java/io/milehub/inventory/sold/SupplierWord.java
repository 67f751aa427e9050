package io.milehub.inventory.sold;

import java.time.Instant;

/**
 * What a supplier says of pieces that we sold.
 *
 * @param quantity of how many pieces of the line; a line may be spoken of in parts
 * @param seenAt when it was so, on the supplier's clock
 * @param reference the supplier's own number of this message: the same again is a repetition
 */
public record SupplierWord(SoldLine line, Kind kind, int quantity, Instant seenAt, String reference) {
    private static final int REFERENCE_LENGTH_MAX = 255;

    public SupplierWord {
        if (quantity < 1) {
            throw new IllegalArgumentException("A supplier speaks of at least one piece, not of " + quantity);
        }
        if (reference.isBlank() || reference.length() > REFERENCE_LENGTH_MAX) {
            throw new IllegalArgumentException("A reference has 1 to " + REFERENCE_LENGTH_MAX + " characters");
        }
    }

    /** What became of the pieces. */
    public enum Kind {
        /** Accepted: a source that is NET_ON_ACK leaves them out of its counts from now on. */
        ACKNOWLEDGED,
        /** Sent: a source that is NET_ON_SHIP leaves them out of its counts from now on. */
        SHIPPED,
        /** Not there, whatever the count says: disputed until another count or an operator clears it. */
        REFUSED,
        /** Our wish to cancel is confirmed: until then a cancelled piece stays committed. */
        CANCELLED
    }
}
