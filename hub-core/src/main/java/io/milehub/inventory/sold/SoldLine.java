package io.milehub.inventory.sold;

import io.milehub.inventory.HoldId;

/** What a committed hold took of one offer at one location: the supplier's order line. */
public record SoldLine(HoldId hold, long offerId, String location) {
    @Override
    public String toString() {
        return hold + "/" + offerId + "/" + location;
    }
}
