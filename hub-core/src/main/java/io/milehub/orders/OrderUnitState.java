package io.milehub.orders;

import java.util.Locale;

/** Where one piece of an order stands, from its allocation to its return. */
public sealed interface OrderUnitState {
    /** An offer answers for it; nothing was sent to the supplier. */
    record Allocated() implements OrderUnitState {}

    record Sent() implements OrderUnitState {}

    /** The supplier may or may not have received it; it is asked before anything is repeated. */
    record SendUnknown() implements OrderUnitState {}

    record Accepted() implements OrderUnitState {}

    record Refused() implements OrderUnitState {}

    record Shipped() implements OrderUnitState {}

    record Delivered() implements OrderUnitState {}

    record ReturnRequested() implements OrderUnitState {}

    record ReturnReceived() implements OrderUnitState {}

    record ReturnAccepted() implements OrderUnitState {}

    record ReturnDeclined() implements OrderUnitState {}

    record CancelRequested() implements OrderUnitState {}

    record Cancelled() implements OrderUnitState {}

    record CancelRefused() implements OrderUnitState {}

    /** What can happen to a piece. */
    enum Event {
        SEND,
        LOSE_SEND,
        ACCEPT,
        REFUSE,
        SHIP,
        DELIVER,
        REQUEST_RETURN,
        RECEIVE_RETURN,
        ACCEPT_RETURN,
        DECLINE_RETURN,
        /** Another offer takes over, at the same price for the member. */
        REALLOCATE,
        REQUEST_CANCEL,
        CANCEL,
        REFUSE_CANCEL
    }

    /** The whole table; a pair that it does not list is refused with {@link TransitionRefused}. */
    default OrderUnitState on(Event event) {
        return switch (new Step(this, event)) {
            case Step(Allocated _, Event e) when e == Event.SEND -> new Sent();
            case Step(Allocated _, Event e) when e == Event.LOSE_SEND -> new SendUnknown();
            case Step(Allocated _, Event e) when e == Event.CANCEL -> new Cancelled();
            case Step(SendUnknown _, Event e) when e == Event.SEND -> new Sent();
            case Step(SendUnknown _, Event e) when e == Event.ACCEPT -> new Accepted();
            case Step(SendUnknown _, Event e) when e == Event.REFUSE -> new Refused();
            case Step(SendUnknown _, Event e) when e == Event.REQUEST_CANCEL -> new CancelRequested();
            case Step(Sent _, Event e) when e == Event.ACCEPT -> new Accepted();
            case Step(Sent _, Event e) when e == Event.REFUSE -> new Refused();
            case Step(Sent _, Event e) when e == Event.REQUEST_CANCEL -> new CancelRequested();
            case Step(Accepted _, Event e) when e == Event.SHIP -> new Shipped();
            case Step(Accepted _, Event e) when e == Event.REQUEST_CANCEL -> new CancelRequested();
            case Step(Refused _, Event e) when e == Event.REALLOCATE -> new Allocated();
            case Step(Refused _, Event e) when e == Event.CANCEL -> new Cancelled();
            case Step(CancelRequested _, Event e) when e == Event.CANCEL -> new Cancelled();
            case Step(CancelRequested _, Event e) when e == Event.REFUSE_CANCEL -> new CancelRefused();
            case Step(CancelRefused _, Event e) when e == Event.SHIP -> new Shipped();
            case Step(Shipped _, Event e) when e == Event.DELIVER -> new Delivered();
            case Step(Delivered _, Event e) when e == Event.REQUEST_RETURN -> new ReturnRequested();
            case Step(ReturnRequested _, Event e) when e == Event.RECEIVE_RETURN -> new ReturnReceived();
            case Step(ReturnReceived _, Event e) when e == Event.ACCEPT_RETURN -> new ReturnAccepted();
            case Step(ReturnReceived _, Event e) when e == Event.DECLINE_RETURN -> new ReturnDeclined();
            case Step(var state, var refused) -> throw new TransitionRefused(state, refused);
        };
    }

    /** The name in the database and in the API: SEND_UNKNOWN. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** The state of a row. */
    static OrderUnitState of(String code) {
        return switch (code) {
            case "ALLOCATED" -> new Allocated();
            case "SENT" -> new Sent();
            case "SEND_UNKNOWN" -> new SendUnknown();
            case "ACCEPTED" -> new Accepted();
            case "REFUSED" -> new Refused();
            case "SHIPPED" -> new Shipped();
            case "DELIVERED" -> new Delivered();
            case "RETURN_REQUESTED" -> new ReturnRequested();
            case "RETURN_RECEIVED" -> new ReturnReceived();
            case "RETURN_ACCEPTED" -> new ReturnAccepted();
            case "RETURN_DECLINED" -> new ReturnDeclined();
            case "CANCEL_REQUESTED" -> new CancelRequested();
            case "CANCELLED" -> new Cancelled();
            case "CANCEL_REFUSED" -> new CancelRefused();
            default -> throw new IllegalArgumentException("No state of an order unit is called " + code);
        };
    }

    /** A state and what happens to it. */
    record Step(OrderUnitState state, Event event) {}

    /** The table does not list this pair. */
    final class TransitionRefused extends RuntimeException {
        TransitionRefused(OrderUnitState state, Event event) {
            super("An order unit that is " + state.code() + " does not take " + event);
        }
    }
}
