package io.milehub.checkout;

/** What became of a wish to have a checkout's order delivered somewhere. Everything but {@link Taken} left no trace. */
public sealed interface AddressOutcome {
    /** The order will go there, unless another address is given before it is paid. */
    record Taken() implements AddressOutcome {}

    /** The member has no such checkout. */
    record UnknownCheckout() implements AddressOutcome {}

    /** It is being paid, or has come to its end. */
    record NotOpen(CheckoutState state) implements AddressOutcome {}

    /** Price, tax and what may be sold hold for this country, and the address is in another. */
    record OtherCountry(String country) implements AddressOutcome {}
}
