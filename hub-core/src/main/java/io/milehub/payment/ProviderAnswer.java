package io.milehub.payment;

import io.milehub.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a payment provider said, or that it said nothing. */
public sealed interface ProviderAnswer {
    /**
     * The money is reserved.
     *
     * @param expiresAt when the provider drops the reservation
     * @param amount how much, as the provider says it
     */
    record Authorised(
            String providerId, Money amount, @Nullable Instant expiresAt) implements ProviderAnswer {}

    /** The provider says no, for good. */
    record Declined(@Nullable String providerId, String reason) implements ProviderAnswer {}

    /** The member has to act at the provider. */
    record ActionRequired(String providerId, @Nullable String url) implements ProviderAnswer {}

    /** The reservation was given up. */
    record Voided(String providerId) implements ProviderAnswer {}

    /** The provider knows no such payment. */
    record Absent() implements ProviderAnswer {}

    /** The provider understood the call and will not do it. */
    record Refused(String slug) implements ProviderAnswer {}

    /** No answer, or none that can be trusted: the call may or may not have had its effect. */
    record Unclear(String why) implements ProviderAnswer {}
}
