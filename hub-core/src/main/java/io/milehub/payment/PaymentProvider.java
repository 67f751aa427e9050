package io.milehub.payment;

import io.milehub.money.Money;

/**
 * A card payment provider. Every call has a deadline, may be repeated under the same key without a second
 * effect, and answers with a value: a network's failure is {@link ProviderAnswer.Unclear}, never an
 * exception. No transaction may be open around a call.
 */
public interface PaymentProvider {
    /** As it stands in {@code payment.provider}. */
    String name();

    /** How it takes money that it reserved. */
    Capture capture();

    /** Reserves money. The reference is also the key of the call. */
    ProviderAnswer authorise(String reference, Money amount, String token);

    /**
     * What became of the payment under our reference; {@link ProviderAnswer.Absent} if the provider knows
     * none.
     */
    ProviderAnswer find(String reference);

    /** Takes reserved money, in part or whole. */
    ProviderAnswer capture(String providerId, Money amount, String key);

    /** Gives up what is reserved and not captured. */
    ProviderAnswer cancel(String providerId, String key);

    /** Gives captured money back, in part or whole. */
    ProviderAnswer refund(String providerId, Money amount, String key);

    /** How a provider lets reserved money be taken. */
    enum Capture {
        /** Several captures up to the authorised amount. */
        MULTI_CAPTURE,
        /** One capture; what it leaves is voided. */
        SINGLE_CAPTURE,
        /** Authorising takes the money. */
        IMMEDIATE
    }
}
