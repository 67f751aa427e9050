package io.milehub.checkout;

import io.milehub.checkout.PaymentSteps.Next;
import io.milehub.database.ShortTransactions;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldId;
import io.milehub.inventory.HoldState;
import io.milehub.inventory.Holds;
import io.milehub.inventory.OffersForSale;
import io.milehub.inventory.OffersForSale.OfferForSale;
import io.milehub.money.Money;
import io.milehub.orders.DeliveryAddress;
import io.milehub.orders.DeliveryAddresses;
import io.milehub.orders.Orders;
import io.milehub.orders.PlaceOrder.Line;
import io.milehub.payment.CardNumber;
import io.milehub.payment.Payment;
import io.milehub.payment.Payments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a hold to an order. The price that the member saw is the price paid; a payment is asked for once, outside any
 * transaction, and whatever its answer was, the hub finds it out and ends with an order or without money.
 */
@Service
public class Checkouts {
    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);
    private static final int EXPIRED_MAX = 500;

    private final CheckoutRepository checkouts;
    private final TermsRepository terms;
    private final PaymentSteps steps;
    private final Holds holds;
    private final OffersForSale assortment;
    private final Payments payments;
    private final Orders orders;
    private final DeliveryAddresses addresses;
    private final ShortTransactions transactions;

    Checkouts(
            CheckoutRepository checkouts,
            TermsRepository terms,
            PaymentSteps steps,
            Holds holds,
            OffersForSale assortment,
            Payments payments,
            Orders orders,
            DeliveryAddresses addresses,
            ShortTransactions transactions) {
        this.checkouts = checkouts;
        this.terms = terms;
        this.steps = steps;
        this.holds = holds;
        this.assortment = assortment;
        this.payments = payments;
        this.orders = orders;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    /** Freezes the prices of a member's own hold. A hold has one checkout: a repeat finds it. */
    public OpenOutcome open(HoldId holdId, long memberId) {
        return transactions.alone(() -> {
            Optional<Hold> hold = holds.find(holdId, memberId);
            if (hold.isEmpty()) {
                return new OpenOutcome.UnknownHold();
            }
            return checkouts
                    .ofHold(holdId)
                    .<OpenOutcome>map(OpenOutcome.Opened::new)
                    .orElseGet(() -> open(hold.get()));
        });
    }

    /** A member's own checkout; another's is as absent as none. */
    @Transactional(readOnly = true)
    public Optional<Checkout> find(CheckoutId id, long memberId) {
        return checkouts.find(id).filter(checkout -> checkout.memberId() == memberId);
    }

    /** Says where the order of a member's own checkout is to go; until it is being paid, the last word counts. */
    public AddressOutcome deliver(CheckoutId id, long memberId, DeliveryAddress address) {
        return transactions.alone(() -> {
            var locked = checkouts.lock(id).filter(checkout -> checkout.memberId() == memberId);
            if (locked.isEmpty()) {
                return new AddressOutcome.UnknownCheckout();
            }
            Checkout checkout = checkouts.find(id).orElseThrow();
            if (!(checkout.state() instanceof CheckoutState.Open)) {
                return new AddressOutcome.NotOpen(checkout.state());
            }
            if (!checkout.country().equals(address.country())) {
                return new AddressOutcome.OtherCountry(checkout.country());
            }
            addresses.give(checkout.orderId(), address);
            return new AddressOutcome.Taken();
        });
    }

    /** Where the order of a member's own checkout is to go; empty while nobody said so. */
    @Transactional(readOnly = true)
    public Optional<DeliveryAddress> address(CheckoutId id, long memberId) {
        return find(id, memberId).flatMap(checkout -> addresses.of(checkout.orderId()));
    }

    /** The latest attempt to pay a member's own checkout. */
    @Transactional(readOnly = true)
    public Optional<Payment> payment(CheckoutId id, long memberId) {
        return find(id, memberId)
                .flatMap(checkout -> payments.latest(checkout.orderId().value()));
    }

    /**
     * Pays a checkout with a provider's token, or finds out what became of an earlier try. May be called again at any
     * time with any token: an attempt under way is never doubled.
     *
     * @throws IllegalArgumentException if the token looks like a card number
     */
    public PaymentOutcome pay(CheckoutId id, long memberId, String token) {
        if (CardNumber.isIn(token)) {
            throw new IllegalArgumentException("A payment token must not be a card number");
        }
        return follow(transactions.alone(() -> steps.begin(id, memberId, token)));
    }

    /**
     * Goes on with payments that were left without an answer, by a crash or by the provider. To be called every few
     * seconds; many nodes may do it at once.
     *
     * @return how many were asked about
     */
    public int resolve() {
        int asked = 0;
        while (asked < payments.sweepMax()) {
            Optional<Payment> due = payments.claimDue();
            if (due.isEmpty()) {
                break;
            }
            asked++;
            resolve(due.get());
        }
        transactions.alone(() -> checkouts.expire(EXPIRED_MAX));
        return asked;
    }

    private void resolve(Payment payment) {
        try {
            follow(new Next.Ask(payment));
        } catch (RuntimeException failed) {
            // The others must not wait for this one; it is due again by itself.
            LOG.error("{} could not be resolved", payment, failed);
        }
    }

    private PaymentOutcome follow(Next next) {
        return switch (next) {
            case Next.Tell(var outcome) -> outcome;
            case Next.Authorise(var payment) -> {
                var answer = payments.authorise(payment);
                yield follow(transactions.alone(() -> steps.settle(payment, answer)));
            }
            case Next.Ask(var payment) -> {
                var answer = payments.ask(payment);
                yield follow(transactions.alone(() -> steps.settle(payment, answer)));
            }
            case Next.Cancel(var payment) -> {
                var answer = payments.cancel(payment);
                transactions.alone(() -> steps.cancelled(payment, answer));
                yield new PaymentOutcome.HoldEnded();
            }
        };
    }

    private OpenOutcome open(Hold hold) {
        if (!(hold.state() instanceof HoldState.Held)) {
            return new OpenOutcome.HoldEnded();
        }
        List<Long> held =
                hold.promises().stream().map(Hold.Promise::offerId).distinct().toList();
        Map<Long, OfferForSale> offers = assortment.among(held, hold.market(), hold.country()).stream()
                .collect(Collectors.toMap(OfferForSale::offerId, offer -> offer));
        List<Long> gone = hold.promises().stream()
                .filter(promise -> !offers.containsKey(promise.offerId()))
                .map(Hold.Promise::variantId)
                .distinct()
                .toList();
        if (!gone.isEmpty()) {
            return new OpenOutcome.NotSellable(gone);
        }
        List<OpenOutcome.Change> changes = hold.promises().stream()
                .map(promise -> new OpenOutcome.Change(promise.variantId(), promise.shown(), shown(offers, promise)))
                .filter(change -> !change.seen().equals(change.now()))
                .distinct()
                .toList();
        return changes.isEmpty() ? freeze(hold) : new OpenOutcome.PriceChanged(changes);
    }

    private static Money shown(Map<Long, OfferForSale> offers, Hold.Promise promise) {
        OfferForSale offer = offers.get(promise.offerId());
        return offer == null ? promise.shown() : offer.shown();
    }

    private OpenOutcome freeze(Hold hold) {
        var tax = terms.tax(hold.market(), hold.country());
        if (tax.isEmpty()) {
            return new OpenOutcome.NotServed(hold.market(), hold.country());
        }
        var agreed =
                terms.of(hold.promises().stream().map(Hold.Promise::offerId).toList(), hold.market());
        List<Long> unagreed = hold.promises().stream()
                .filter(promise -> !agreed.containsKey(promise.offerId()))
                .map(Hold.Promise::variantId)
                .toList();
        if (!unagreed.isEmpty()) {
            LOG.error("Hold {} has offers without an agreement, of variants {}", hold.id(), unagreed);
            return new OpenOutcome.NotSellable(unagreed);
        }
        List<Line> lines = hold.promises().stream()
                .flatMap(promise -> Optional.ofNullable(agreed.get(promise.offerId())).stream()
                        .map(offer -> line(promise, offer, tax.get().split(promise.shown()))))
                .toList();
        Money total = lines.stream()
                .map(line -> line.gross().times(line.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
        var inserted = checkouts.insert(hold, orders.mint(), total, lines);
        return new OpenOutcome.Opened(inserted.flatMap(checkouts::find)
                .or(() -> checkouts.ofHold(hold.id()))
                .orElseThrow());
    }

    private static Line line(Hold.Promise promise, TermsRepository.Terms terms, PriceSplit price) {
        return new Line(
                promise.variantId(),
                promise.offerId(),
                promise.location(),
                promise.quantity(),
                terms.title(),
                price.net(),
                price.tax(),
                terms.cost(price.net()),
                terms.commissionBp(),
                terms.sellerOfRecord(),
                promise.location());
    }
}
