package io.milehub.intake.quarantine;

import java.time.Duration;

/**
 * The limits of working through quarantined records.
 *
 * @param takenPerRunMax records that one retry, release or dismissal takes; what is beyond waits for the next
 * @param keepSettled how long a record is kept after it is settled; an open one is kept without limit
 * @param purgeMax rows that one transaction of the purge deletes
 */
public record QuarantineLimits(int takenPerRunMax, Duration keepSettled, int purgeMax) {
    /** 10,000 records a run; settled ones are kept for 30 days. */
    public static final QuarantineLimits DEFAULT = new QuarantineLimits(10_000, Duration.ofDays(30), 500);

    public QuarantineLimits {
        if (takenPerRunMax < 1 || purgeMax < 1 || !keepSettled.isPositive()) {
            throw new IllegalArgumentException("every limit of quarantine must be positive");
        }
    }
}
