package io.milehub.inventory;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The limits of holding stock.
 *
 * @param linesMax lines of one basket
 * @param quantityMax pieces of one variant in one basket, after its lines are summed
 * @param holdFor how long a hold lasts, on the database's clock
 * @param liveHoldsMax holds of one member that are neither committed nor ended
 * @param sweepHoldsMax expired holds that one transaction of the sweep ends
 * @param queueMax holds of a tenant that wait on this node; who comes then is asked to come again
 * @param groupMax holds that one transaction writes
 * @param lanesMax transactions that may write holds of one group side by side, a database connection each
 * @param ageMax how long a hold lasts at most, however often it is extended
 * @param lockWaitMax how long a group waits for a row before it is taken apart
 */
public record HoldLimits(
        int linesMax,
        int quantityMax,
        Duration holdFor,
        int liveHoldsMax,
        int sweepHoldsMax,
        int queueMax,
        int groupMax,
        int lanesMax,
        Duration ageMax,
        Duration lockWaitMax) {
    public HoldLimits {
        if (Stream.of(linesMax, quantityMax, liveHoldsMax, sweepHoldsMax, queueMax, groupMax, lanesMax)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("Every limit of holds is at least 1");
        }
        if (!holdFor.isPositive() || !lockWaitMax.isPositive()) {
            throw new IllegalArgumentException("Every duration of holds is positive");
        }
        if (ageMax.compareTo(holdFor) < 0) {
            throw new IllegalArgumentException("A hold that lasts " + holdFor + " is older than " + ageMax);
        }
    }

    /**
     * 50 lines of at most 20 pieces, for 15 minutes and with extensions an hour, 10 live holds a member; 5,000 wait,
     * 512 go together, in two lanes.
     */
    public static HoldLimits defaults() {
        return new HoldLimits(
                50, 20, Duration.ofMinutes(15), 10, 200, 5_000, 512, 2, Duration.ofHours(1), Duration.ofSeconds(5));
    }
}
