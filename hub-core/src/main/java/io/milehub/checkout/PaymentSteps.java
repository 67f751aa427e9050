package io.milehub.checkout;

import io.milehub.checkout.CheckoutState.Event;
import io.milehub.inventory.Holds;
import io.milehub.orders.Orders;
import io.milehub.orders.PlaceOrder;
import io.milehub.outbox.Outbox;
import io.milehub.payment.Payment;
import io.milehub.payment.PaymentState;
import io.milehub.payment.Payments;
import io.milehub.payment.ProviderAnswer;
import org.springframework.stereotype.Component;

/**
 * The steps of paying a checkout. Each is the work of one short transaction that {@link Checkouts} opens;
 * between two of them the process may end at any moment, and the sweep goes on from what was committed.
 * Locks are taken in the order checkout, payment, hold, stock.
 */
@Component
class PaymentSteps {
    private final CheckoutRepository checkouts;
    private final Holds holds;
    private final Payments payments;
    private final Orders orders;
    private final Outbox outbox;

    PaymentSteps(CheckoutRepository checkouts, Holds holds, Payments payments, Orders orders, Outbox outbox) {
        this.checkouts = checkouts;
        this.holds = holds;
        this.payments = payments;
        this.orders = orders;
        this.outbox = outbox;
    }

    /** What is to be done after a step. */
    sealed interface Next {
        /** Nothing; this is what to tell the member. */
        record Tell(PaymentOutcome outcome) implements Next {}

        /** Ask the provider for the money of this new attempt. */
        record Authorise(Payment payment) implements Next {}

        /** Ask the provider what became of this attempt. */
        record Ask(Payment payment) implements Next {}

        /** Give this authorisation up. */
        record Cancel(Payment payment) implements Next {}
    }

    /** Pins the hold and writes the attempt down, or says why not. */
    Next begin(CheckoutId id, long memberId, String token) {
        var locked = checkouts.lock(id).filter(checkout -> checkout.memberId() == memberId);
        if (locked.isEmpty()) {
            return new Next.Tell(new PaymentOutcome.UnknownCheckout());
        }
        Checkout checkout = checkouts.find(id).orElseThrow();
        CheckoutState state = locked.get().state();
        return switch (state) {
            case CheckoutState.Open _ -> start(checkout, state, token);
            case CheckoutState.Paying _ ->
                next(payments.latest(checkout.orderId().value()).orElseThrow());
            case CheckoutState.Completed _ -> new Next.Tell(new PaymentOutcome.Paid(checkout.orderId()));
            case CheckoutState.Failed _, CheckoutState.Expired _ -> new Next.Tell(new PaymentOutcome.HoldEnded());
        };
    }

    private Next start(Checkout checkout, CheckoutState state, String token) {
        if (!holds.pin(checkout.holdId())) {
            return new Next.Tell(new PaymentOutcome.HoldEnded());
        }
        Payment payment = payments.start(checkout.orderId().value(), checkout.total(), token);
        checkouts.save(checkout.id(), state.on(Event.START_PAYMENT));
        return new Next.Authorise(payment);
    }

    /**
     * A second call while an attempt is under way never begins another; it helps to find out what became of
     * the first.
     */
    private static Next next(Payment payment) {
        return payment.state() instanceof PaymentState.Authorising && !payment.due()
                ? new Next.Tell(new PaymentOutcome.InProgress())
                : new Next.Ask(payment);
    }

    /** Writes the provider's answer down, and what follows from it for checkout, hold and order. */
    Next settle(Payment asked, ProviderAnswer answer) {
        var locked = checkouts.lockOfOrder(asked.orderId()).orElseThrow();
        Checkout checkout = checkouts.find(locked.id()).orElseThrow();
        Payment payment = payments.record(asked.id(), answer);
        return switch (payment.state()) {
            case PaymentState.Authorised _ -> place(checkout, locked, payment);
            case PaymentState.Declined _ -> end(checkout, locked, payment, declined(payment));
            case PaymentState.Abandoned _ -> end(checkout, locked, payment, new PaymentOutcome.Declined("no_answer"));
            case PaymentState.ActionRequired _ -> new Next.Tell(new PaymentOutcome.ActionRequired(payment.actionUrl()));
            case PaymentState.Voiding _ -> new Next.Cancel(payment);
            case PaymentState.Voided _ -> new Next.Tell(new PaymentOutcome.HoldEnded());
            case PaymentState.Created _, PaymentState.Authorising _, PaymentState.AuthUnknown _ ->
                new Next.Tell(new PaymentOutcome.Unclear());
        };
    }

    /** Writes down that an authorisation was given up, or was not yet. */
    void cancelled(Payment payment, ProviderAnswer answer) {
        payments.record(payment.id(), answer);
    }

    private Next place(Checkout checkout, CheckoutRepository.Locked locked, Payment payment) {
        if (!(locked.state() instanceof CheckoutState.Paying)) {
            return new Next.Tell(new PaymentOutcome.Paid(checkout.orderId()));
        }
        boolean placed = orders.place(new PlaceOrder(
                checkout.orderId(),
                checkout.memberId(),
                checkout.market(),
                checkout.country(),
                checkout.holdId(),
                payment.id(),
                checkout.lines()));
        if (placed) {
            checkouts.save(checkout.id(), locked.state().on(Event.PLACE_ORDER));
            return new Next.Tell(new PaymentOutcome.Paid(checkout.orderId()));
        }
        checkouts.save(checkout.id(), locked.state().on(Event.LOSE_STOCK));
        return new Next.Cancel(payments.giveUp(payment.id()));
    }

    private Next end(
            Checkout checkout, CheckoutRepository.Locked locked, Payment payment, PaymentOutcome.Declined declined) {
        if (locked.state() instanceof CheckoutState.Paying && isLatest(payment)) {
            holds.unpin(checkout.holdId());
            checkouts.save(checkout.id(), locked.state().on(Event.END_PAYMENT));
            outbox.append("PaymentDeclined", "checkout", checkout.id().toString(), locked.version() + 1, """
                    {"checkoutId":"%s","orderId":"%s"}""".formatted(
                            checkout.id(), checkout.orderId()));
        }
        return new Next.Tell(declined);
    }

    /** An earlier attempt that is heard of again must not end the one after it. */
    private boolean isLatest(Payment payment) {
        return payments.latest(payment.orderId())
                .filter(latest -> latest.id().equals(payment.id()))
                .isPresent();
    }

    private static PaymentOutcome.Declined declined(Payment payment) {
        String reason = payment.declineReason();
        return new PaymentOutcome.Declined(reason == null ? "declined" : reason);
    }
}
