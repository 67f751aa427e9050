package io.milehub.app.configuration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of holding stock.
 *
 * @param linesMax lines of one basket
 * @param quantityMax pieces of one variant in one basket
 * @param holdFor how long a hold lasts
 * @param ageMax how long a hold lasts at most, however often it is extended
 * @param liveHoldsMax live holds of one member
 * @param queueMax holds of a tenant that wait on one node
 * @param groupMax holds that go together
 * @param lanesMax transactions that write them side by side
 */
public record HoldProperties(
        @DefaultValue("50") @Min(1) int linesMax,
        @DefaultValue("20") @Min(1) int quantityMax,
        @DefaultValue("15m") @DurationMin(seconds = 1) Duration holdFor,
        @DefaultValue("1h") Duration ageMax,
        @DefaultValue("10") @Min(1) int liveHoldsMax,
        @DefaultValue("5000") @Min(1) int queueMax,
        @DefaultValue("512") @Min(1) int groupMax,
        @DefaultValue("2") @Min(1) int lanesMax) {

    /** Called by the validator. */
    @AssertTrue(message = "milehub.holds.age-max must be at least milehub.holds.hold-for")
    public boolean isAgeMaxOfAtLeastOneHold() {
        return ageMax.compareTo(holdFor) >= 0;
    }
}
