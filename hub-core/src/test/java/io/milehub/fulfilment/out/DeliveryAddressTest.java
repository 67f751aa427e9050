package io.milehub.fulfilment.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.AddressOutcome;
import io.milehub.checkout.Checkout;
import io.milehub.checkout.CheckoutState;
import io.milehub.checkout.OpenOutcome;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.inventory.HoldOutcome;
import io.milehub.orders.DeliveryAddress;
import io.milehub.orders.DeliveryAddresses;
import io.milehub.outbox.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An address goes from checkout to the supplier's message, stands nowhere else, and is forgotten after its time. */
class DeliveryAddressTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final DeliveryAddress HOME =
            new DeliveryAddress("Anna Rossi", List.of("Via Manzoni 12", "Scala B"), "Forlì", "FC", "47121", "IT");
    private static final Partner PARTNER = new Partner(
            new FeedKey("main", "orders"),
            Partner.Kind.ORDER,
            Partner.Name.parse("ZZ:MILEHUB"),
            Partner.Name.parse("ZZ:HARLOWVANE"),
            false);

    private static int skus;

    private OrderedShop ordered;
    private Shop shop;
    private OutgoingMessages messages;
    private SupplierOrderConsumer consumer;

    @BeforeEach
    void open() throws Exception {
        ordered = new OrderedShop(DATABASE);
        shop = ordered.shop();
        messages = ordered.messages();
        consumer = ordered.consumer();
    }

    @AfterEach
    void close() {
        ordered.close();
    }

    @Test
    void the_supplier_is_told_the_door_that_was_named_last() {
        Checkout checkout = checkout();
        deliver(checkout, new DeliveryAddress("Bruno", List.of("Via Roma 1"), "Roma", null, "00184", "IT"));
        assertThat(deliver(checkout, HOME)).isEqualTo(new AddressOutcome.Taken());
        pay(checkout);

        // X12 004010, 850: N1 names the party, N3 its street, N4 its town, state, postal code and country.
        assertThat(text(sent())).contains("~N1*ST*Anna Rossi~N3*Via Manzoni 12*Scala B~N4*Forli*FC*47121*IT~PO1*");
    }

    @Test
    void no_address_is_taken_once_the_checkout_is_paid_nor_one_in_another_country() {
        Checkout checkout = checkout();
        var abroad = new DeliveryAddress("Anna Rossi", List.of("Rue de Rivoli 1"), "Paris", null, "75001", "FR");
        assertThat(deliver(checkout, abroad)).isEqualTo(new AddressOutcome.OtherCountry("IT"));
        assertThat(shop.in(() -> shop.checkouts().deliver(checkout.id(), shop.member() + 1, HOME)))
                .isEqualTo(new AddressOutcome.UnknownCheckout());
        pay(checkout);
        assertThat(deliver(checkout, HOME)).isEqualTo(new AddressOutcome.NotOpen(new CheckoutState.Completed()));
        assertThat(text(sent())).contains("~N1*ST*ORDER " + checkout.orderId() + "~N4****IT~");
    }

    @Test
    void events_and_ledgers_name_the_order_and_not_the_person() {
        Checkout checkout = checkout();
        deliver(checkout, HOME);
        pay(checkout);
        assertThat(shop.shelf().text("select count(*) from outbox.event where type = 'OrderPlaced'"))
                .isNotEqualTo("0");
        for (String table : List.of("outbox.event", "audit.entry", "inventory.ledger", "payment.ledger")) {
            assertThat(shop.shelf().text("select count(*) from " + table + " t where t::text like '%Manzoni%'"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(HOME.toString()).doesNotContain("Rossi", "Manzoni", "47121");
    }

    @Test
    void an_address_is_forgotten_after_its_time_and_so_is_the_message_that_told_it() {
        Checkout paid = checkout();
        deliver(paid, HOME);
        pay(paid);
        Outgoing message = sent();
        Checkout left = checkout();
        deliver(left, HOME);

        shop.pass(Duration.ofDays(8));
        purge();
        assertThat(address(left)).as("never ordered").isEmpty();
        assertThat(address(paid)).isPresent();
        assertThat(bytes(message)).contains("Manzoni");

        shop.pass(Duration.ofDays(173));
        purge();
        assertThat(address(paid)).isEmpty();
        assertThat(bytes(message)).isEmpty();
    }

    private void purge() {
        shop.in(() -> shop.bean(DeliveryAddresses.class).purge() + messages.forget());
    }

    private Optional<DeliveryAddress> address(Checkout checkout) {
        return shop.in(() -> shop.checkouts().address(checkout.id(), shop.member()));
    }

    private String bytes(Outgoing message) {
        return shop.shelf()
                .text("select convert_from(bytes, 'UTF8') from fulfilment.outgoing where outgoing_id = "
                        + message.id());
    }

    private Checkout checkout() {
        var hold = ((HoldOutcome.Held) shop.hold(shop.variant("DA-" + ++skus, "650.00", 5), 1)).hold();
        return ((OpenOutcome.Opened) shop.in(() -> shop.checkouts().open(hold.id(), shop.member()))).checkout();
    }

    private AddressOutcome deliver(Checkout checkout, DeliveryAddress address) {
        return shop.in(() -> shop.checkouts().deliver(checkout.id(), shop.member(), address));
    }

    private void pay(Checkout checkout) {
        shop.in(() -> shop.checkouts().pay(checkout.id(), shop.member(), "tok_ok"));
        String order = checkout.orderId().toString();
        Event event = new Event(
                checkout.orderId().value(),
                "OrderPlaced",
                "order",
                order,
                1,
                "{}",
                Instant.parse("2026-03-02T10:00:00Z"));
        DATABASE.in(TestDatabase.FIRST, () -> consumer.consume(List.of(event)));
    }

    private Outgoing sent() {
        Outgoing message = shop.in(() -> messages.next(PARTNER, List.of())).orElseThrow();
        shop.in(() -> {
            messages.sent(message);
            return message;
        });
        return message;
    }

    private static String text(Outgoing message) {
        return new String(message.bytes(), StandardCharsets.US_ASCII);
    }
}
