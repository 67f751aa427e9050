package io.milehub.app.configuration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What was agreed with a supplier.
 *
 * @param commissionBp our commission in basis points of the price
 * @param costBp our cost in basis points of the recommended price
 * @param sellerOfRecord {@code hub} or {@code supplier}
 * @param ackHours how long the supplier may take to acknowledge
 * @param shipHours how long the supplier may take to ship
 */
public record AgreementProperties(
        @NotNull Kind kind,
        @Nullable @Min(0) @Max(10_000) Integer commissionBp,
        @Nullable @Min(0) @Max(10_000) Integer costBp,
        @DefaultValue("hub") @NotBlank String sellerOfRecord,
        @DefaultValue("24") @Min(1) int ackHours,
        @DefaultValue("48") @Min(1) int shipHours,
        @DefaultValue("14") @Min(0) int returnDays,
        @NotBlank String returnAddress) {

    /** Who owns the goods until they are sold. */
    public enum Kind {
        DROPSHIP,
        CONSIGNMENT,
        WHOLESALE
    }

    /** An agreement says what we pay or what we keep. */
    @AssertTrue(message = "an agreement needs commission-bp or cost-bp")
    public boolean isPriced() {
        return commissionBp != null || costBp != null;
    }
}
