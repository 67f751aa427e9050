package io.milehub.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.checkout.Shelf.Level;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldLimits;
import io.milehub.inventory.HoldOutcome;
import io.milehub.orders.Orders;
import io.milehub.payment.Payment;
import io.milehub.payment.PaymentLimits;
import io.milehub.payment.Payments;
import io.milehub.payment.Till;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a hold to an order or to no money, whatever the provider and the process do in between. */
class PayingTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private Till till;
    private Shop shop;
    private long offer;

    @BeforeEach
    void open() throws IOException {
        till = new Till();
        shop = new Shop(
                DATABASE,
                HoldLimits.defaults(),
                PaymentLimits.defaults(till.url()).withAnswerTimeout(Duration.ofSeconds(2)));
        offer = shop.variant("PAY-" + System.nanoTime(), "650.00", 5);
    }

    @AfterEach
    void close() {
        DATABASE.clock().reset();
        shop.close();
        till.close();
    }

    @Test
    void an_order_takes_stock_and_money_and_freezes_price_tax_and_terms() {
        Checkout checkout = checkedOut(2);
        assertThat(pay(checkout, "tok_ok")).isEqualTo(new PaymentOutcome.Paid(checkout.orderId()));
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 2, 0));
        assertThat(till.reservedMinor()).isEqualTo(130_000);
        assertThat(shop.shelf().text("""
                select string_agg(concat_ws('/', position, state, gross_minor, net_minor, tax_minor, cost_minor,
                                            cost_currency, seller_of_record), ' ' order by position)
                  from orders.order_unit where tenant_id = 1 and order_id = %s""".formatted(checkout.orderId())))
                .isEqualTo("1/ALLOCATED/65000/53279/11721/23976/EUR/hub 2/ALLOCATED/65000/53279/11721/23976/EUR/hub");
        assertThat(shop.shelf().text("""
                select string_agg(account || amount_minor, ' ' order by account) from payment.ledger
                 where tenant_id = 1 and journal_id = 'order:%s'""".formatted(checkout.orderId())))
                .isEqualTo("orders:undelivered-106558 provider:authorised130000 tax:undelivered-23442");
        assertThat(orderEvents(checkout)).isEqualTo(1);
        assertThat(pay(checkout, "tok_ok")).isEqualTo(new PaymentOutcome.Paid(checkout.orderId()));
        assertThat(till.payments()).isEqualTo(1);
        assertThat(shop.in(() -> shop.bean(Orders.class).find(checkout.orderId(), shop.member() + 1)))
                .isEmpty();
    }

    @Test
    void a_declined_checkout_can_be_paid_otherwise() {
        Checkout checkout = checkedOut(1);
        assertThat(pay(checkout, "tok_declined")).isEqualTo(new PaymentOutcome.Declined("insufficient_funds"));
        assertThat(state(checkout)).isEqualTo(new CheckoutState.Open());
        assertThat(pay(checkout, "tok_ok")).isInstanceOf(PaymentOutcome.Paid.class);
        assertThat(till.reservedMinor()).isEqualTo(65_000);
    }

    @Test
    void a_declined_checkout_ends_with_its_hold() {
        Checkout checkout = checkedOut(1);
        pay(checkout, "tok_declined");
        shop.pass(Duration.ofMinutes(16));
        assertThat(pay(checkout, "tok_ok")).isEqualTo(new PaymentOutcome.HoldEnded());
        shop.in(() -> shop.holds().expire());
        shop.in(() -> shop.checkouts().resolve());
        assertThat(state(checkout)).isEqualTo(new CheckoutState.Expired());
        assertThat(till.reservedMinor()).isZero();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
    }

    @Test
    void a_lost_answer_is_asked_about_and_the_money_is_reserved_once() {
        Checkout checkout = checkedOut(1);
        assertThat(pay(checkout, "tok_lost_answer")).isInstanceOf(PaymentOutcome.Paid.class);
        assertThat(till.reservedMinor()).isEqualTo(65_000);
    }

    @Test
    void a_slow_answer_is_asked_about_and_the_money_is_reserved_once() {
        Checkout checkout = checkedOut(1);
        assertThat(pay(checkout, "tok_slow")).isInstanceOf(PaymentOutcome.Paid.class);
        assertThat(till.reservedMinor()).isEqualTo(65_000);
    }

    @Test
    void an_unknown_payment_keeps_its_stock_and_is_resolved_by_the_sweep() {
        Checkout checkout = checkedOut(1);
        till.goDown(true);
        assertThat(pay(checkout, "tok_ok")).isEqualTo(new PaymentOutcome.Unclear());
        shop.pass(Duration.ofMinutes(16));
        shop.in(() -> shop.holds().expire());
        assertThat(shop.shelf().level(offer).held()).isEqualTo(1);
        till.goDown(false);
        shop.in(() -> shop.checkouts().resolve());
        assertThat(state(checkout)).isEqualTo(new CheckoutState.Completed());
        assertThat(till.reservedMinor()).isEqualTo(65_000);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 1, 0));
    }

    @Test
    void the_same_call_again_finds_out_what_became_of_an_unknown_payment() {
        Checkout checkout = checkedOut(1);
        till.goDown(true);
        assertThat(pay(checkout, "tok_ok")).isEqualTo(new PaymentOutcome.Unclear());
        till.goDown(false);
        assertThat(pay(checkout, "tok_ok")).isInstanceOf(PaymentOutcome.Paid.class);
        assertThat(till.payments()).isEqualTo(1);
    }

    @Test
    void an_action_is_waited_for_with_the_stock_kept() {
        Checkout checkout = checkedOut(1);
        assertThat(pay(checkout, "tok_action")).isInstanceOf(PaymentOutcome.ActionRequired.class);
        assertThat(shop.shelf().level(offer).held()).isEqualTo(1);
        till.confirmAll();
        assertThat(pay(checkout, "tok_action")).isInstanceOf(PaymentOutcome.Paid.class);
    }

    @Test
    void many_calls_at_once_are_one_attempt() throws Exception {
        Checkout checkout = checkedOut(1);
        List<Callable<PaymentOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(() -> pay(checkout, "tok_ok"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<PaymentOutcome> outcome : threads.invokeAll(calls)) {
                assertThat(outcome.get()).isInstanceOfAny(PaymentOutcome.Paid.class, PaymentOutcome.InProgress.class);
            }
        }
        assertThat(till.payments()).isEqualTo(1);
        assertThat(orderEvents(checkout)).isEqualTo(1);
    }

    @Test
    void a_crash_before_the_call_and_one_after_it_both_end_in_one_order_and_one_charge() {
        Checkout before = checkedOut(1);
        begun(before);
        Checkout after = checkedOut(1);
        Payment asked = begun(after);
        shop.in(() -> shop.bean(Payments.class).authorise(asked));
        assertThat(shop.in(() -> shop.checkouts().resolve()))
                .as("a call may still run")
                .isZero();
        shop.pass(Duration.ofMinutes(2));
        shop.in(() -> shop.checkouts().resolve());
        assertThat(List.of(state(before), state(after))).containsOnly(new CheckoutState.Completed());
        assertThat(till.reservedMinor()).isEqualTo(130_000);
        assertThat(orderEvents(before) + orderEvents(after)).isEqualTo(2);
    }

    @Test
    void a_payment_that_turns_up_after_it_was_abandoned_is_voided() {
        Checkout checkout = checkedOut(1);
        assertThat(pay(checkout, "tok_error")).isEqualTo(new PaymentOutcome.Unclear());
        shop.pass(Duration.ofMinutes(31));
        shop.in(() -> shop.checkouts().resolve());
        assertThat(payment(checkout).state().code()).isEqualTo("ABANDONED");
        shop.in(() -> shop.holds().expire());
        assertThat(shop.shelf().level(offer).held()).isZero();
        till.arrives(payment(checkout).reference(), 65_000);
        shop.pass(Duration.ofMinutes(6));
        shop.in(() -> shop.checkouts().resolve());
        assertThat(payment(checkout).state().code()).isEqualTo("VOIDED");
        assertThat(till.reservedMinor()).isZero();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 0, 0));
    }

    @Test
    void money_for_stock_that_can_no_longer_be_sold_is_given_back() {
        Checkout checkout = checkedOut(1);
        Payment asked = begun(checkout);
        shop.shelf()
                .run("update inventory.hold set state = 'RELEASED' where tenant_id = 1 and hold_id = "
                        + checkout.holdId());
        var answer = shop.in(() -> shop.bean(Payments.class).authorise(asked));
        var next = shop.together(() -> shop.bean(PaymentSteps.class).settle(asked, answer));
        assertThat(next).isInstanceOf(PaymentSteps.Next.Cancel.class);
        shop.pass(Duration.ofMinutes(2));
        shop.in(() -> shop.checkouts().resolve());
        assertThat(payment(checkout).state().code()).isEqualTo("VOIDED");
        assertThat(state(checkout)).isEqualTo(new CheckoutState.Failed());
        assertThat(till.reservedMinor()).isZero();
    }

    @Test
    void the_price_that_was_seen_is_the_price_paid_or_the_change_is_named() {
        Hold hold = ((HoldOutcome.Held) shop.hold(offer, 1)).hold();
        shop.price(offer, "700.00");
        assertThat(open(hold)).isInstanceOfSatisfying(OpenOutcome.PriceChanged.class, changed -> {
            assertThat(changed.changes().getFirst().seen().minor()).isEqualTo(65_000);
            assertThat(changed.changes().getFirst().now().minor()).isEqualTo(70_000);
        });
        shop.withdraw(offer);
        assertThat(open(hold)).isInstanceOf(OpenOutcome.NotSellable.class);
        shop.price(offer, "650.00");
        assertThat(open(hold)).isInstanceOf(OpenOutcome.Opened.class).isEqualTo(open(hold));
    }

    @Test
    void a_held_piece_is_sold_although_its_offer_became_another_variant() {
        Hold hold = ((HoldOutcome.Held) shop.hold(offer, 1)).hold();
        shop.shelf().relink(offer);
        assertThat(open(hold)).isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void a_card_number_is_refused_before_anything_is_written() {
        Checkout checkout = checkedOut(1);
        assertThatThrownBy(() -> pay(checkout, "4111111111111111"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("4111");
        assertThat(state(checkout)).isEqualTo(new CheckoutState.Open());
    }

    private Checkout checkedOut(int quantity) {
        Hold hold = ((HoldOutcome.Held) shop.hold(offer, quantity)).hold();
        return ((OpenOutcome.Opened) open(hold)).checkout();
    }

    private OpenOutcome open(Hold hold) {
        return shop.in(() -> shop.checkouts().open(hold.id(), shop.member()));
    }

    private PaymentOutcome pay(Checkout checkout, String token) {
        return shop.in(() -> shop.checkouts().pay(checkout.id(), shop.member(), token));
    }

    /** Only the first step, as a process does that dies behind it. */
    private Payment begun(Checkout checkout) {
        var next = shop.together(() -> shop.bean(PaymentSteps.class).begin(checkout.id(), shop.member(), "tok_ok"));
        return ((PaymentSteps.Next.Authorise) next).payment();
    }

    private CheckoutState state(Checkout checkout) {
        return shop.in(() -> shop.checkouts().find(checkout.id(), shop.member()))
                .orElseThrow()
                .state();
    }

    private Payment payment(Checkout checkout) {
        return shop.in(() -> shop.checkouts().payment(checkout.id(), shop.member()))
                .orElseThrow();
    }

    private long orderEvents(Checkout checkout) {
        return shop.shelf()
                .count("select count(*) from outbox.event where tenant_id = 1 and type = 'OrderPlaced'"
                        + " and aggregate_id = '" + checkout.orderId() + "'");
    }
}
