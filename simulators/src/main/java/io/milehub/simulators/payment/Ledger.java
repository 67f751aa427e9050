package io.milehub.simulators.payment;

import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.http.CallRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Every payment of this process, oldest first. */
final class Ledger {

    private static final Duration AUTHORISED_FOR = Duration.ofDays(7);

    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Clock clock;
    private final Dice ids;
    private final int paymentsMax;

    Ledger(long seed, Clock clock, int paymentsMax) {
        this.clock = clock;
        this.paymentsMax = paymentsMax;
        // The start is part of an id, so that a restarted sandbox does not hand out ids that the hub already knows.
        this.ids = Dice.of(seed).split("payment", now().getEpochSecond());
    }

    synchronized Payment create(NewPayment wanted) {
        if (payments.size() >= paymentsMax) {
            throw new CallRefused(
                    503, "ledger-full", "The sandbox keeps " + paymentsMax + " payments; raise --payments-max.");
        }
        Payment.Status status = wanted.status();
        Payment payment = new Payment(
                "pay_%016x".formatted(ids.split(payments.size()).next()),
                wanted.reference(),
                status,
                wanted.amountMinor(),
                wanted.currency(),
                0,
                0,
                false,
                status == Payment.Status.declined ? "insufficient_funds" : null,
                now().plus(AUTHORISED_FOR));
        payments.put(payment.id(), payment);
        return payment;
    }

    synchronized Payment change(String id, UnaryOperator<Payment> change) {
        Payment changed = change.apply(find(id));
        payments.put(id, changed);
        return changed;
    }

    synchronized Payment find(String id) {
        Payment payment = payments.get(id);
        if (payment == null) {
            throw new CallRefused(404, "unknown-payment", "There is no payment '" + id + "'.");
        }
        return payment;
    }

    synchronized List<Payment> all() {
        return List.copyOf(payments.values());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
