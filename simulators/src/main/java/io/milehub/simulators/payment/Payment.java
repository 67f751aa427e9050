package io.milehub.simulators.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.milehub.simulators.http.CallRefused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One card payment; refunded ≤ captured ≤ authorised, in every state. Amounts are minor units. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payment(
        String id,
        String reference,
        Status status,
        long amountMinor,
        String currency,
        long capturedMinor,
        long refundedMinor,
        boolean voided,
        @Nullable String declineReason,
        Instant expiresAt) {

    /** The words of the API. */
    enum Status {
        authorised,
        declined,
        action_required
    }

    Payment captured(long minor, Instant now) {
        requireOpen();
        if (!now.isBefore(expiresAt)) {
            throw refused("expired", "The authorisation ended at " + expiresAt + ".");
        } else if (minor > amountMinor - capturedMinor) {
            throw refused(
                    "amount-exceeds-authorised",
                    minor + " is more than the " + (amountMinor - capturedMinor) + " that are left to capture.");
        }
        return with(status, capturedMinor + minor, refundedMinor, voided, declineReason);
    }

    Payment voidedRest() {
        requireOpen();
        if (capturedMinor == amountMinor) {
            throw refused("already-captured", "Everything is captured; refund it instead.");
        }
        return with(status, capturedMinor, refundedMinor, true, declineReason);
    }

    Payment refunded(long minor) {
        if (minor > capturedMinor - refundedMinor) {
            throw refused(
                    "amount-exceeds-captured",
                    minor + " is more than the " + (capturedMinor - refundedMinor) + " that are left to refund.");
        }
        return with(status, capturedMinor, refundedMinor + minor, voided, declineReason);
    }

    Payment confirmed(boolean accepted) {
        if (status != Status.action_required) {
            throw refused("not-action-required", "The payment is " + status + "; nothing is to be confirmed.");
        }
        return with(
                accepted ? Status.authorised : Status.declined, 0, 0, false, accepted ? null : "authentication_failed");
    }

    private void requireOpen() {
        if (status != Status.authorised) {
            throw refused("not-authorised", "The payment is " + status + ".");
        } else if (voided) {
            throw refused("voided", "The payment was voided.");
        }
    }

    private static CallRefused refused(String slug, String message) {
        return new CallRefused(422, slug, message);
    }

    private Payment with(
            Status newStatus, long captured, long refunded, boolean nowVoided, @Nullable String newDeclineReason) {
        return new Payment(
                id,
                reference,
                newStatus,
                amountMinor,
                currency,
                captured,
                refunded,
                nowVoided,
                newDeclineReason,
                expiresAt);
    }
}
