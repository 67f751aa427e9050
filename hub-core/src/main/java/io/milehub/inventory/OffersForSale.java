package io.milehub.inventory;

import io.milehub.money.Money;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which offers may answer for a variant, for an audience or for the viewer of the current call. The rule belongs to the
 * assortment, which stands above this module; it is therefore handed in from there.
 */
public interface OffersForSale {
    /** Every sellable offer of these variants; a variant that may not be sold has none. */
    List<OfferForSale> of(Collection<Long> variantIds, Audience audience);

    /** Of these offers those that are sellable, whatever variant each is by now. */
    List<OfferForSale> among(Collection<Long> offerIds, String market, String country);

    /**
     * For whom the rule is asked: baskets of one audience may be decided together.
     *
     * @param tier of the member; null for none
     * @param country the destination, ISO 3166-1 alpha-2
     */
    record Audience(@Nullable String tier, String market, String country) {}

    /**
     * An offer that may be sold.
     *
     * @param rank the trust in its source, lowest first
     * @param limited whether only so many pieces of it may ever be promised
     * @param shown the price of one piece that the member is shown now
     */
    record OfferForSale(long variantId, long offerId, int rank, boolean limited, Money shown) {}
}
