package io.milehub.api.ops;

import io.milehub.catalogue.link.OfferLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an offer belongs.
 *
 * @param live whether the supplier offers it now
 * @param split who split it off its variant, when and why; null where it is what its keys say
 */
record OfferView(
        String id,
        String supplier,
        String sku,
        @Nullable String source,
        @Nullable String gtin,
        boolean live,
        @Nullable String variantId,
        @Nullable String productId,
        @Nullable SplitView split) {
    /** An operator's word. */
    record SplitView(String by, Instant at, String why) {}

    static OfferView of(OfferLink offer) {
        OfferLink.Split split = offer.split();
        return new OfferView(
                String.valueOf(offer.offerId()),
                offer.supplier(),
                offer.sku(),
                offer.source(),
                offer.gtin(),
                offer.live(),
                text(offer.variantId()),
                text(offer.productId()),
                split == null ? null : new SplitView(split.by(), split.at(), split.why()));
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
