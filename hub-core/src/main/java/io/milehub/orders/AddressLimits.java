package io.milehub.orders;

import java.time.Duration;

/**
 * How long the shop knows where its customers live.
 *
 * @param keep after the order was placed; time for returns and for questions of carriers
 * @param keepUnordered after it was given for a checkout that never became an order
 * @param purgeMax rows that one transaction of the purge deletes
 */
public record AddressLimits(Duration keep, Duration keepUnordered, int purgeMax) {
    /** 180 days; a week without an order, which is longer than any payment stays unclear. */
    public static final AddressLimits DEFAULT = new AddressLimits(Duration.ofDays(180), Duration.ofDays(7), 500);

    public AddressLimits {
        if (!keep.isPositive() || !keepUnordered.isPositive() || purgeMax < 1) {
            throw new IllegalArgumentException("every limit of addresses must be positive");
        }
    }
}
