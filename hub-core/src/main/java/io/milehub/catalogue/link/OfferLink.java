package io.milehub.catalogue.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an offer belongs.
 *
 * @param source whose word on its content stands; none before the catalogue has told it
 * @param live whether it is offered now
 * @param split the operator's word by which it stands alone, if there is one
 */
public record OfferLink(
        long offerId,
        String supplier,
        String sku,
        @Nullable String source,
        @Nullable String gtin,
        boolean live,
        @Nullable Long variantId,
        @Nullable Long productId,
        @Nullable Split split) {
    /** Who split the offer off, when, and why. */
    public record Split(String by, Instant at, String why) {}
}
