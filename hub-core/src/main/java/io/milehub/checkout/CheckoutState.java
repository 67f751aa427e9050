package io.milehub.checkout;

import java.util.Locale;

/** Where a checkout stands. */
public sealed interface CheckoutState {
    /** Waits to be paid while its hold lives. */
    record Open() implements CheckoutState {}

    /** A payment attempt is under way; the hold is pinned. */
    record Paying() implements CheckoutState {}

    /** Paid; the order stands. */
    record Completed() implements CheckoutState {}

    /** Paid in vain: the stock was gone, and the money is given back. */
    record Failed() implements CheckoutState {}

    /** Its hold ended before it was paid. */
    record Expired() implements CheckoutState {}

    /** What can happen to a checkout. */
    enum Event {
        START_PAYMENT,
        /** The attempt ended without money; another may follow. */
        END_PAYMENT,
        PLACE_ORDER,
        LOSE_STOCK,
        END_HOLD
    }

    /** The whole table; a pair that it does not list is refused with {@link Refused}. */
    default CheckoutState on(Event event) {
        return switch (new Step(this, event)) {
            case Step(Open _, Event e) when e == Event.START_PAYMENT -> new Paying();
            case Step(Open _, Event e) when e == Event.END_HOLD -> new Expired();
            case Step(Paying _, Event e) when e == Event.END_PAYMENT -> new Open();
            case Step(Paying _, Event e) when e == Event.PLACE_ORDER -> new Completed();
            case Step(Paying _, Event e) when e == Event.LOSE_STOCK -> new Failed();
            case Step(var state, var refused) -> throw new Refused(state, refused);
        };
    }

    /** The name in the database and in the API. */
    default String code() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    /** The state of a row. */
    static CheckoutState of(String code) {
        return switch (code) {
            case "OPEN" -> new Open();
            case "PAYING" -> new Paying();
            case "COMPLETED" -> new Completed();
            case "FAILED" -> new Failed();
            case "EXPIRED" -> new Expired();
            default -> throw new IllegalArgumentException("No state of a checkout is called " + code);
        };
    }

    /** A state and what happens to it. */
    record Step(CheckoutState state, Event event) {}

    /** The table does not list this pair. */
    final class Refused extends RuntimeException {
        Refused(CheckoutState state, Event event) {
            super("A checkout that is " + state.code() + " does not take " + event);
        }
    }
}
