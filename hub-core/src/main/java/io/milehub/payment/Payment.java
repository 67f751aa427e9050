package io.milehub.payment;

import io.milehub.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order.
 *
 * @param reference our name for the attempt at the provider, and the key under which its calls may be repeated
 * @param providerId the provider's name for it, once known
 * @param token the provider's stand-in for a card, while a call may have to be repeated
 * @param actionUrl where the member has to act, where the provider says so
 * @param asks how often the provider was asked about it
 * @param due whether the time has come to ask about it; before, the call that asked last may still be running
 * @param age how long ago it was begun, on the database's clock
 * @param expiresAt when the provider drops the authorisation
 */
public record Payment(
        PaymentId id,
        long orderId,
        String reference,
        @Nullable String providerId,
        PaymentState state,
        Money amount,
        @Nullable String declineReason,
        @Nullable String token,
        @Nullable String actionUrl,
        int asks,
        boolean due,
        Duration age,
        @Nullable Instant expiresAt) {

    /** The same attempt in another state. */
    Payment in(PaymentState next) {
        return new Payment(
                id,
                orderId,
                reference,
                providerId,
                next,
                amount,
                declineReason,
                token,
                actionUrl,
                asks,
                due,
                age,
                expiresAt);
    }

    /** The same attempt with what the provider's answer says about it. */
    Payment told(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Authorised said -> told(said.providerId(), null, null, said.expiresAt());
            case ProviderAnswer.Declined said -> told(said.providerId(), said.reason(), null, expiresAt);
            case ProviderAnswer.Refused said -> told(providerId, said.slug(), null, expiresAt);
            case ProviderAnswer.Voided said -> told(said.providerId(), "voided", null, expiresAt);
            case ProviderAnswer.ActionRequired said -> told(said.providerId(), null, said.url(), expiresAt);
            case ProviderAnswer.Absent _, ProviderAnswer.Unclear _ -> this;
        };
    }

    private Payment told(
            @Nullable String provider, @Nullable String reason, @Nullable String url, @Nullable Instant expires) {
        return new Payment(
                id, orderId, reference, provider, state, amount, reason, token, url, asks, due, age, expires);
    }

    /** For logs: a token never appears in one. */
    @Override
    public String toString() {
        return "Payment " + id + " of order " + orderId + ", " + amount + ", " + state.code();
    }
}
