package io.milehub.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basket that a member wants held, whole or not at all.
 *
 * @param tier the member's tier now; null for none
 * @param lines what is wanted; lines of one variant are summed
 * @param market the market whose offers and prices apply
 * @param country the destination, ISO 3166-1 alpha-2
 * @param requestKey the caller's idempotency key: a repeat with the same key answers with its first hold
 */
public record HoldRequest(
        long memberId,
        @Nullable String tier,
        List<Line> lines,
        String market,
        String country,
        @Nullable String requestKey) {
    public HoldRequest {
        lines = List.copyOf(lines);
    }

    OffersForSale.Audience audience() {
        return new OffersForSale.Audience(tier, market, country);
    }

    /** Pieces of one variant. */
    public record Line(long variantId, int quantity) {}
}
