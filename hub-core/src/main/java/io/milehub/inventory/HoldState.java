package io.milehub.inventory;

import java.time.Instant;

/** Where a hold stands. Only a held one has a running deadline; a pinned one waits for its payment's resolution. */
public sealed interface HoldState {
    /** Live until its deadline. */
    record Held(Instant expiresAt) implements HoldState {}

    /** A payment is under way, so the deadline does not count until that is resolved. */
    record Pinned(Instant expiresAt) implements HoldState {}

    /** Sold. */
    record Committed() implements HoldState {}

    /** Given back by the member. */
    record Released() implements HoldState {}

    /** Given back by the clock. */
    record Expired() implements HoldState {}

    /** What can happen to a hold; {@code at} is the database's clock, read after the row was locked. */
    sealed interface Event {
        /** A payment begins. */
        record Pin(Instant at) implements Event {}

        /** The payment ended without money; the old deadline counts again. */
        record Unpin() implements Event {}

        /** The payment was authorised. */
        record Commit() implements Event {}

        /** The member wants it longer, until a moment behind its deadline. */
        record Extend(Instant at, Instant until) implements Event {}

        /** The member gives the basket back. */
        record Release() implements Event {}

        /** The sweep came by. */
        record Expire(Instant at) implements Event {}
    }

    /** The whole table; a pair that it does not list is refused with {@link Refused}. */
    default HoldState on(Event event) {
        return switch (new Step(this, event)) {
            case Step(Held(var expiresAt), Event.Pin(var at)) when at.isBefore(expiresAt) -> new Pinned(expiresAt);
            case Step(Held(var expiresAt), Event.Expire(var at)) when !at.isBefore(expiresAt) -> new Expired();
            case Step(Held(var expiresAt), Event.Extend(var at, var until))
            when at.isBefore(expiresAt) && until.isAfter(expiresAt) -> new Held(until);
            case Step(Held _, Event.Release _) -> new Released();
            case Step(Pinned(var expiresAt), Event.Unpin _) -> new Held(expiresAt);
            case Step(Pinned _, Event.Commit _) -> new Committed();
            case Step(var state, var refused) -> throw new Refused(state, refused);
        };
    }

    /** The name in the database and in the API. */
    default String code() {
        return switch (this) {
            case Held _ -> "HELD";
            case Pinned _ -> "PINNED";
            case Committed _ -> "COMMITTED";
            case Released _ -> "RELEASED";
            case Expired _ -> "EXPIRED";
        };
    }

    /** The state of a row. */
    static HoldState of(String code, Instant expiresAt) {
        return switch (code) {
            case "HELD" -> new Held(expiresAt);
            case "PINNED" -> new Pinned(expiresAt);
            case "COMMITTED" -> new Committed();
            case "RELEASED" -> new Released();
            case "EXPIRED" -> new Expired();
            default -> throw new IllegalArgumentException("No state of a hold is called " + code);
        };
    }

    /** A state and what happens to it. */
    record Step(HoldState state, Event event) {}

    /** The table does not list this pair. */
    final class Refused extends RuntimeException {
        private final transient HoldState state;

        Refused(HoldState state, Event event) {
            super("A hold that is " + state + " does not take " + event);
            this.state = state;
        }

        /** The state that the hold was in and stays in. */
        public HoldState state() {
            return state;
        }
    }
}
