package io.milehub.inventory;

import io.milehub.money.Money;
import java.time.Instant;
import java.util.List;

/** Stock set aside for a member until a deadline on the database's clock. */
public record Hold(
        HoldId id,
        long memberId,
        String market,
        String country,
        HoldState state,
        Instant heldAt,
        Instant expiresAt,
        List<Promise> promises) {
    public Hold {
        promises = List.copyOf(promises);
    }

    /**
     * The part of a hold that one offer at one location answers for.
     *
     * @param shown the price of one piece that the member was shown when the hold was taken
     */
    public record Promise(long variantId, long offerId, String location, int quantity, Money shown) {}
}
