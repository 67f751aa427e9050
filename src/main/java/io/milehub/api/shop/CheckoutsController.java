package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.api.shop.OrdersController.OrderView;
import io.milehub.checkout.Checkout;
import io.milehub.checkout.CheckoutId;
import io.milehub.checkout.Checkouts;
import io.milehub.checkout.OpenOutcome;
import io.milehub.checkout.PaymentOutcome;
import io.milehub.inventory.HoldId;
import io.milehub.orders.OrderId;
import io.milehub.orders.Orders;
import io.milehub.payment.CardNumber;
import io.milehub.payment.Payment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Checkouts: frozen prices, and their payment. */
@RestController
@RequestMapping("/api/checkouts")
@Tag(name = "Checkouts")
class CheckoutsController {
    private static final int TOKEN_CHARS_MAX = 200;

    private final Checkouts checkouts;
    private final Orders orders;

    CheckoutsController(Checkouts checkouts, Orders orders) {
        this.checkouts = checkouts;
        this.orders = orders;
    }

    /** Which hold is to be checked out. */
    record Opening(@Nullable String holdId) {}

    /** How a checkout is to be paid: with a token of the provider, never with a card's number. */
    record Tender(@Nullable String method, @Nullable String token) {}

    /** A checkout; {@code payment} is the state of its latest attempt. */
    record CheckoutView(
            String id,
            String holdId,
            String orderId,
            String state,
            String market,
            String country,
            MoneyView total,
            MoneyView tax,
            Instant expiresAt,
            List<LineView> lines,
            @Nullable String payment) {
        /** Pieces at one frozen price. */
        record LineView(String variantId, String title, int quantity, MoneyView price, MoneyView tax) {}

        static CheckoutView of(Checkout checkout, @Nullable Payment payment) {
            return new CheckoutView(
                    checkout.id().toString(),
                    checkout.holdId().toString(),
                    checkout.orderId().toString(),
                    checkout.state().code(),
                    checkout.market(),
                    checkout.country(),
                    MoneyView.of(checkout.total()),
                    MoneyView.of(checkout.tax()),
                    checkout.expiresAt(),
                    checkout.lines().stream()
                            .map(line -> new LineView(
                                    String.valueOf(line.variantId()),
                                    line.title(),
                                    line.quantity(),
                                    MoneyView.of(line.gross()),
                                    MoneyView.of(line.tax())))
                            .toList(),
                    payment == null ? null : payment.state().code());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Freeze the prices of a hold")
    @Refuses({"404 unknown-hold", "409 hold-ended", "409 not-sellable", "409 price-changed", "409 country-not-served"})
    ResponseEntity<CheckoutView> open(@RequestBody Opening opening) {
        long hold = Ids.inBody(opening.holdId(), "holdId");
        return switch (checkouts.open(new HoldId(hold), ShopChoice.member())) {
            case OpenOutcome.Opened(var checkout) ->
                ResponseEntity.created(URI.create("/api/checkouts/" + checkout.id()))
                        .body(CheckoutView.of(checkout, null));
            case OpenOutcome.UnknownHold _ -> throw HoldsController.unknown(String.valueOf(hold));
            case OpenOutcome.HoldEnded _ -> throw ended();
            case OpenOutcome.NotSellable(var variants) -> throw HoldsController.notSellable(variants);
            case OpenOutcome.NotServed(var market, var country) ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "country-not-served",
                        "The market '" + market + "' does not deliver to " + country + " or knows no tax rate for it.");
            case OpenOutcome.PriceChanged(var changes) ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "price-changed",
                                "Prices changed since the hold was taken. To buy at the new prices, release it and"
                                        + " hold again.")
                        .with(
                                "lines",
                                changes.stream()
                                        .map(change -> Map.of(
                                                "variantId", String.valueOf(change.variantId()),
                                                "seen", MoneyView.of(change.seen()),
                                                "now", MoneyView.of(change.now())))
                                        .toList());
        };
    }

    @GetMapping("/{id}")
    @Operation(summary = "A checkout of the member's own")
    @Refuses("404 unknown-checkout")
    CheckoutView find(@PathVariable String id) {
        CheckoutId checkout = id(id);
        long member = ShopChoice.member();
        return checkouts
                .find(checkout, member)
                .map(found -> CheckoutView.of(
                        found, checkouts.payment(checkout, member).orElse(null)))
                .orElseThrow(CheckoutsController::unknown);
    }

    @PostMapping("/{id}/payment")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Pay a checkout",
            description = "201 with the order. 202 is no end: repeat the same call with the same key.")
    @Refuses({
        "202 action-required",
        "202 payment-unclear",
        "400 card-number-refused",
        "402 payment-declined",
        "404 unknown-checkout",
        "409 payment-in-progress",
        "409 hold-ended"
    })
    ResponseEntity<Object> pay(@PathVariable String id, @RequestBody Tender tender) {
        CheckoutId checkout = id(id);
        long member = ShopChoice.member();
        return told(checkouts.pay(checkout, member, token(tender)), member);
    }

    private ResponseEntity<Object> told(PaymentOutcome outcome, long member) {
        return switch (outcome) {
            case PaymentOutcome.Paid(var order) -> placed(order, member);
            case PaymentOutcome.Declined(var reason) ->
                throw Problem.of(
                                HttpStatus.PAYMENT_REQUIRED,
                                "payment-declined",
                                "The payment was declined; the checkout can be paid otherwise, with a new key,"
                                        + " until its hold ends.")
                        .with("reason", reason);
            case PaymentOutcome.ActionRequired(var url) ->
                unfinished(
                        "action-required",
                        "The card's bank wants the member to act; then repeat this call with the same"
                                + " Idempotency-Key.",
                        url);
            case PaymentOutcome.Unclear _ ->
                unfinished(
                        "payment-unclear",
                        "The payment is being clarified. Repeat the same call with the same"
                                + " Idempotency-Key, or GET the checkout; nothing is charged twice.",
                        null);
            case PaymentOutcome.InProgress _ ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "payment-in-progress",
                                "Another call is paying this checkout at this moment; GET the checkout for its end.")
                        .retryAfter(2);
            case PaymentOutcome.HoldEnded _ -> throw ended();
            case PaymentOutcome.UnknownCheckout _ -> throw unknown();
        };
    }

    private ResponseEntity<Object> placed(OrderId id, long member) {
        OrderView order = orders.find(id, member).map(OrderView::of).orElseThrow();
        return ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(order);
    }

    /** 202 in the form of a problem: the call was taken, and is not at its end. */
    private static ResponseEntity<Object> unfinished(String slug, String detail, @Nullable String url) {
        Problem problem = Problem.of(HttpStatus.ACCEPTED, slug, detail).retryAfter(2);
        throw url == null ? problem : problem.with("actionUrl", url);
    }

    private static String token(Tender tender) {
        if (!"card".equals(tender.method())) {
            throw Problem.invalid("method", "'method' is \"card\".");
        }
        String token = tender.token();
        if (token == null || token.isBlank() || token.length() > TOKEN_CHARS_MAX) {
            throw Problem.invalid(
                    "token", "'token' is the payment provider's token, 1 to " + TOKEN_CHARS_MAX + " characters.");
        }
        if (CardNumber.isIn(token)) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "card-number-refused",
                            "This looks like a card number, which must never be sent here; send the payment provider's"
                                    + " token.")
                    .with("field", "token");
        }
        return token;
    }

    private static Problem ended() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "hold-ended",
                "The hold has ended, and nothing is charged for it; hold the basket again.");
    }

    private static Problem unknown() {
        return Problem.unknown("unknown-checkout", "You have no checkout of this id.");
    }

    private static CheckoutId id(String text) {
        return new CheckoutId(Ids.inPath(text, "unknown-checkout", "checkout"));
    }
}
