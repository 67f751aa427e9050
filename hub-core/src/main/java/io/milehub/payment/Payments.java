package io.milehub.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.money.Money;
import io.milehub.payment.PaymentState.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payment attempts. Their state is committed before each call to the provider, a lost answer is unknown
 * until the provider says what it was, and the same attempt is only ever repeated under its own reference.
 */
@Service
public class Payments {
    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    private final PaymentRepository payments;
    private final PaymentLedger ledger;
    private final PaymentProvider provider;
    private final PaymentLimits limits;
    private final MeterRegistry meters;

    Payments(
            PaymentRepository payments,
            PaymentLedger ledger,
            PaymentProvider provider,
            PaymentLimits limits,
            MeterRegistry meters) {
        this.payments = payments;
        this.ledger = ledger;
        this.provider = provider;
        this.limits = limits;
        this.meters = meters;
    }

    /** What of a payment pays for one piece of an order. */
    public record Share(long orderUnitId, Money amount) {}

    /**
     * Begins an attempt for an order that has no open one; part of the caller's transaction, before the
     * call.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment start(long orderId, Money amount, String token) {
        if (CardNumber.isIn(token)) {
            throw new IllegalArgumentException("A payment token must not be a card number");
        }
        // Random, because order numbers begin again with a new database while the provider remembers the old ones.
        String random = UUID.randomUUID().toString().replace("-", "");
        Payment created = payments.insert(orderId, provider.name(), "order-" + orderId + "-" + random, amount, token);
        return payments.save(created.in(created.state().on(Event.ASK)), limits.callMax());
    }

    /**
     * Asks the provider for the money, and again about a lost answer, within the limits. No transaction may
     * be open.
     */
    @Transactional(propagation = Propagation.NEVER)
    public ProviderAnswer authorise(Payment payment) {
        ProviderAnswer answer = provider.authorise(payment.reference(), payment.amount(), token(payment));
        for (int ask = 0; ask < limits.askAtOnceMax() && answer instanceof ProviderAnswer.Unclear; ask++) {
            LOG.warn("{}: {}; asking by its reference", payment, answer);
            answer = ask(payment);
        }
        meters.counter("milehub.payments.answers", "answer", answer.getClass().getSimpleName())
                .increment();
        return answer;
    }

    /**
     * Asks what became of an attempt; one that the provider does not know is repeated under the same key, as
     * long as it is not given up. No transaction may be open.
     */
    @Transactional(propagation = Propagation.NEVER)
    public ProviderAnswer ask(Payment payment) {
        if (payment.state() instanceof PaymentState.Voiding) {
            return cancel(payment);
        }
        ProviderAnswer found = provider.find(payment.reference());
        boolean repeatable = payment.token() != null
                && !(payment.state() instanceof PaymentState.Abandoned)
                && payment.age().compareTo(limits.giveUpAfter()) < 0;
        return found instanceof ProviderAnswer.Absent && repeatable
                ? provider.authorise(payment.reference(), payment.amount(), token(payment))
                : found;
    }

    /** Gives an authorisation up that cannot be used. No transaction may be open. */
    @Transactional(propagation = Propagation.NEVER)
    public ProviderAnswer cancel(Payment payment) {
        String providerId = payment.providerId();
        return providerId == null
                ? new ProviderAnswer.Unclear("the provider's name of the payment is not known")
                : provider.cancel(providerId, payment.reference() + "-void");
    }

    /**
     * Writes down what the provider said; part of the caller's transaction. A late answer that tells nothing
     * new is ignored.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment record(PaymentId id, ProviderAnswer answer) {
        Payment payment = payments.lock(id);
        Event event = event(payment, answer);
        if (event == null) {
            Duration again = askAgain(payment, payment.state());
            boolean open = payment.state() instanceof PaymentState.Abandoned || again != null;
            return open ? payments.save(payment, again) : payment;
        }
        PaymentState next = payment.state().on(event);
        return payments.save(payment.told(answer).in(next), askAgain(payment, next));
    }

    /**
     * Marks an authorised payment as being given up; part of the caller's transaction, before {@link
     * #cancel}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment giveUp(PaymentId id) {
        Payment payment = payments.lock(id);
        return payments.save(payment.in(payment.state().on(Event.GIVE_UP)), limits.callMax());
    }

    /** The latest attempt to pay an order. */
    @Transactional(readOnly = true)
    public Optional<Payment> latest(long orderId) {
        return payments.latest(orderId);
    }

    /**
     * Takes one payment that is due to be asked about, for this node alone for as long as a call may last.
     */
    @Transactional
    public Optional<Payment> claimDue() {
        return payments.claimDue(limits.callMax());
    }

    /** How many payments one round of the sweep takes. */
    public int sweepMax() {
        return limits.sweepMax();
    }

    /**
     * Notes what an authorised payment pays for and books it: the provider owes us the gross; we owe the
     * member the goods and the state the tax, until they are delivered. Part of the caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void allocate(PaymentId id, long orderId, List<Share> shares, Money net, Money tax) {
        ledger.allocate(id, shares);
        Money none = Money.zero(net.currency());
        ledger.book(
                "order:" + orderId,
                id,
                List.of(
                        new PaymentLedger.Entry("provider:authorised", net.plus(tax)),
                        new PaymentLedger.Entry("orders:undelivered", none.minus(net)),
                        new PaymentLedger.Entry("tax:undelivered", none.minus(tax))));
    }

    /** What an answer means for a payment in its state; null if it means nothing new. */
    private @Nullable Event event(Payment payment, ProviderAnswer answer) {
        if (payment.state() instanceof PaymentState.Voiding) {
            return answer instanceof ProviderAnswer.Voided ? Event.VOID : null;
        }
        if (payment.state() instanceof PaymentState.Abandoned) {
            return answer instanceof ProviderAnswer.Authorised ? Event.AUTHORISE : null;
        }
        if (!payment.state().waits()) {
            return null;
        }
        boolean late = payment.age().compareTo(limits.giveUpAfter()) >= 0;
        return switch (answer) {
            // Another amount under our reference is not what we asked for; somebody has to look at it.
            case ProviderAnswer.Authorised said ->
                said.amount().equals(payment.amount()) ? Event.AUTHORISE : Event.LOSE;
            case ProviderAnswer.Declined _, ProviderAnswer.Voided _, ProviderAnswer.Refused _ -> Event.DECLINE;
            case ProviderAnswer.ActionRequired _ -> late ? Event.ABANDON : Event.REQUIRE_ACTION;
            case ProviderAnswer.Absent _ -> late ? Event.ABANDON : Event.LOSE;
            case ProviderAnswer.Unclear _ -> Event.LOSE;
        };
    }

    private @Nullable Duration askAgain(Payment payment, PaymentState next) {
        if (next instanceof PaymentState.Abandoned) {
            return payment.age().compareTo(limits.watchAbandonedFor()) < 0 ? limits.askAgainMax() : null;
        }
        boolean open = next.waits() || next instanceof PaymentState.Voiding;
        return open ? limits.askAgainAfter(payment.asks()) : null;
    }

    private static String token(Payment payment) {
        String token = payment.token();
        if (token == null) {
            throw new IllegalStateException(payment + " has no token to be asked with");
        }
        return token;
    }
}
