package io.milehub.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a supplier.
 *
 * @param commissionBasisPoints our share of the sale, in hundredths of a percent; this or the cost is given
 * @param costBasisPoints what the supplier gets of the recommended retail price, in hundredths of a percent
 * @param sellerOfRecord who sells to the customer: {@code hub}, or the supplier's name
 * @param ackHours within which the supplier must accept or refuse an order
 * @param shipHours within which it must have shipped
 * @param returnDays for which the customer may send it back
 */
public record Agreement(
        Kind kind,
        @Nullable Integer commissionBasisPoints,
        @Nullable Integer costBasisPoints,
        String sellerOfRecord,
        int ackHours,
        int shipHours,
        int returnDays,
        String returnAddress) {
    public Agreement {
        if (commissionBasisPoints == null && costBasisPoints == null) {
            throw new IllegalArgumentException("an agreement needs a commission or a cost, in basis points");
        }
    }

    /** Who owns the goods until they are sold, and who ships them. */
    public enum Kind {
        DROPSHIP,
        CONSIGNMENT,
        WHOLESALE
    }
}
