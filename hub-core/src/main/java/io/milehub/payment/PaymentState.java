package io.milehub.payment;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a payment attempt stands, up to its authorisation and its voiding. What follows an authorisation
 * (capture, refund, dispute) joins this table with fulfilment.
 */
public sealed interface PaymentState {
    /** Written down, nothing has left the house. */
    record Created() implements PaymentState {}

    /** The provider is being asked; whoever finds this after the call's deadline asks again. */
    record Authorising() implements PaymentState {}

    /**
     * The member has to do something at the provider (strong customer authentication, Directive (EU)
     * 2015/2366).
     */
    record ActionRequired() implements PaymentState {}

    /** No answer, or none that can be trusted: neither paid nor refused until the provider says which. */
    record AuthUnknown() implements PaymentState {}

    record Authorised() implements PaymentState {}

    record Declined() implements PaymentState {}

    /** The provider has never heard of it for so long that we stopped waiting. It is still watched. */
    record Abandoned() implements PaymentState {}

    /** Authorised in vain; the money is being given up. */
    record Voiding() implements PaymentState {}

    record Voided() implements PaymentState {}

    /** What can happen to a payment. */
    enum Event {
        /** The call to the provider is about to be made. */
        ASK,
        /** The provider answered that the money is reserved. */
        AUTHORISE,
        /** The provider answered no. */
        DECLINE,
        /** The provider answered that the member has to act. */
        REQUIRE_ACTION,
        /** No answer, or the provider does not know our reference (yet). */
        LOSE,
        /** The provider was asked long enough and never knew it. */
        ABANDON,
        /** What the money was reserved for cannot be had. */
        GIVE_UP,
        /** The provider answered that the reservation is gone. */
        VOID
    }

    /** The whole table; a pair that it does not list is refused with {@link Refused}. */
    default PaymentState on(Event event) {
        return switch (new Step(this, event)) {
            case Step(Created _, Event e) when e == Event.ASK -> new Authorising();
            case Step(Authorising state, Event e) -> answered(state, e);
            case Step(AuthUnknown state, Event e) -> answered(state, e);
            case Step(ActionRequired state, Event e) -> answered(state, e);
            case Step(Authorised _, Event e) when e == Event.GIVE_UP -> new Voiding();
            case Step(Abandoned _, Event e) when e == Event.AUTHORISE -> new Voiding();
            case Step(Voiding _, Event e) when e == Event.VOID -> new Voided();
            case Step(var state, var refused) -> throw new Refused(state, refused);
        };
    }

    /** What an answer makes of a payment that waits for one. */
    private static PaymentState answered(PaymentState waiting, Event answer) {
        return switch (answer) {
            case AUTHORISE -> new Authorised();
            case DECLINE -> new Declined();
            case REQUIRE_ACTION -> new ActionRequired();
            case LOSE -> waiting instanceof ActionRequired ? waiting : new AuthUnknown();
            case ABANDON -> new Abandoned();
            case ASK, GIVE_UP, VOID -> throw new Refused(waiting, answer);
        };
    }

    /** Whether an answer of the provider can still change what the member was told. */
    default boolean waits() {
        return this instanceof Authorising || this instanceof AuthUnknown || this instanceof ActionRequired;
    }

    /** The name in the database and in the API: AUTH_UNKNOWN. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** The state of a row. */
    static PaymentState of(String code) {
        PaymentState state = Codes.STATES.get(code);
        if (state == null) {
            throw new IllegalArgumentException("No state of a payment is called " + code);
        }
        return state;
    }

    /** All states by their names. */
    final class Codes {
        private static final Map<String, PaymentState> STATES = Stream.of(
                        new Created(),
                        new Authorising(),
                        new ActionRequired(),
                        new AuthUnknown(),
                        new Authorised(),
                        new Declined(),
                        new Abandoned(),
                        new Voiding(),
                        new Voided())
                .collect(Collectors.toMap(PaymentState::code, Function.identity()));

        private Codes() {}
    }

    /** A state and what happens to it. */
    record Step(PaymentState state, Event event) {}

    /** The table does not list this pair. */
    final class Refused extends RuntimeException {
        Refused(PaymentState state, Event event) {
            super("A payment that is " + state.code() + " does not take " + event);
        }
    }
}
