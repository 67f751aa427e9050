package io.milehub.fulfilment.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.OpenOutcome;
import io.milehub.checkout.PaymentOutcome;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.outbox.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an order to the message that its supplier has, whatever happens in between. */
class SupplierOrdersTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

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
        drain("main");
        drain("second");
    }

    @AfterEach
    void close() {
        ordered.close();
    }

    @Test
    void an_order_leaves_as_an_850_that_was_worked_by_hand() {
        String sku = sku("");
        long order = ordered(line(shop.variant(sku, "650.00", 5), 2));

        Outgoing sent = next("main").orElseThrow();
        int control = control(sent);
        String number = "%09d".formatted(control);
        // 650.00 holds 22 % of tax, so 532.79 is net, of which 45 % is the cost: 239.76 (terms of the shelf).
        assertThat(text(sent))
                .isEqualTo("ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *260302*1015*U*00401*"
                        + number + "*0*P*>~GS*PO*MILEHUB*HARLOWVANE*20260302*1015*" + control + "*X*004010~ST*850*0001~"
                        + "BEG*00*DS*" + order + "**" + placedOn(order) + "~CUR*BY*EUR~N1*ST*ORDER " + order
                        + "~N4****IT~PO1*1*2*EA*239.76**VP*" + sku + "~CTT*1~SE*8*0001~GE*1*" + control + "~IEA*1*"
                        + number + "~");
        assertThat(sent.name()).isEqualTo("orders-" + number + ".edi");
        assertThat(states(order)).as("nothing was answered yet").isEqualTo("ALLOCATED ALLOCATED");
        shop.in(() -> {
            messages.sent(sent);
            return order;
        });
        assertThat(states(order)).isEqualTo("SENT SENT");
        assertThat(next("main")).isEmpty();
    }

    @Test
    void while_nobody_knows_whether_it_arrived_the_same_bytes_go_out_under_the_same_name() {
        long order = ordered(line(shop.variant(sku(""), "650.00", 5), 1));
        Outgoing first = next("main").orElseThrow();
        unknown(first);
        assertThat(states(order)).isEqualTo("SEND_UNKNOWN");
        assertThat(next("main", first.id())).as("once a turn").isEmpty();

        Outgoing again = next("main").orElseThrow();
        assertThat(again.name()).isEqualTo(first.name());
        assertThat(again.bytes()).isEqualTo(first.bytes());
        shop.in(() -> {
            messages.sent(again);
            return order;
        });
        assertThat(states(order)).isEqualTo("SENT");
    }

    @Test
    void a_node_that_dies_while_it_sends_leaves_a_message_of_unknown_fate() {
        long order = ordered(line(shop.variant(sku(""), "650.00", 5), 1));
        Outgoing first = next("main").orElseThrow();

        Outgoing again = next("main").orElseThrow();
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(states(order)).isEqualTo("SEND_UNKNOWN");
    }

    @Test
    void one_that_the_partner_does_not_take_lets_the_others_pass() {
        long poison = ordered(line(shop.variant(sku(""), "650.00", 5), 1));
        Outgoing first = next("main").orElseThrow();
        unknown(first);
        ordered(line(shop.variant(sku(""), "650.00", 5), 1));

        assertThat(text(next("main", first.id()).orElseThrow())).doesNotContain("DS*" + poison);
    }

    @Test
    void what_cannot_be_written_says_why_and_takes_no_number() {
        ordered(line(shop.variant(sku(""), "650.00", 5), 1));
        Outgoing first = next("main").orElseThrow();
        shop.in(() -> {
            messages.sent(first);
            return first;
        });
        long bad = ordered(line(shop.variant(sku("*"), "650.00", 5), 1));
        long after = ordered(line(shop.variant(sku(""), "650.00", 5), 1));

        Outgoing next = next("main").orElseThrow();
        assertThat(text(next)).contains("DS*" + after);
        assertThat(control(next)).isEqualTo(control(first) + 1);
        assertThat(states(bad)).isEqualTo("ALLOCATED");
        assertThat(shop.shelf().text("select refused from fulfilment.supplier_order where order_id = " + bad))
                .contains("holds a separator");
    }

    @Test
    void a_block_on_the_order_keeps_it_until_it_is_lifted() {
        long order = ordered(line(shop.variant(sku(""), "650.00", 5), 1));
        shop.shelf()
                .run("insert into orders.order_block (tenant_id, order_id, kind, reason) values (1, " + order
                        + ", 'FRAUD_REVIEW', 'odd')");
        assertThat(next("main")).isEmpty();

        shop.shelf().run("update orders.order_block set lifted_at = hub.now() where order_id = " + order);
        assertThat(text(next("main").orElseThrow())).contains("DS*" + order);
    }

    @Test
    void each_supplier_gets_its_own_lines_and_the_event_may_come_twice() {
        long ours = shop.variant(sku(""), "650.00", 5);
        long theirs = shop.variant(sku(""), "300.00", 0);
        shop.offer(theirs, "second", 1, 5);
        long order = ordered(line(ours, 1), line(theirs, 2));
        placed(order);

        assertThat(text(next("main").orElseThrow())).contains("DS*" + order, "PO1*1*1*EA", "CTT*1~");
        String second = text(next("second").orElseThrow());
        assertThat(second).contains("DS*" + order, "PO1*2*2*EA", "*VP*second-" + theirs + "~", "CTT*1~");
        assertThat(shop.shelf().count("select count(*) from fulfilment.supplier_order where order_id = " + order))
                .isEqualTo(2);
    }

    private static String sku(String with) {
        return "S-" + ++skus + with;
    }

    private HoldRequest.Line line(long offer, int quantity) {
        return new HoldRequest.Line(shop.shelf().variantOf(offer), quantity);
    }

    /** Buys, and tells of it as the outbox does. */
    private long ordered(HoldRequest.Line... lines) {
        var hold = ((HoldOutcome.Held) shop.hold(shop.member(), lines)).hold();
        var checkout = ((OpenOutcome.Opened) shop.in(() -> shop.checkouts().open(hold.id(), shop.member()))).checkout();
        var paid = shop.in(() -> shop.checkouts().pay(checkout.id(), shop.member(), "tok_ok"));
        assertThat(paid).isEqualTo(new PaymentOutcome.Paid(checkout.orderId()));
        placed(checkout.orderId().value());
        return checkout.orderId().value();
    }

    private void placed(long order) {
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        Event event = new Event(order, "OrderPlaced", "order", Long.toString(order), 1, "{}", at);
        DATABASE.in(TestDatabase.FIRST, () -> consumer.consume(List.of(event)));
    }

    private Partner partner(String source) {
        return new Partner(
                new FeedKey(source, "orders"),
                Partner.Kind.ORDER,
                Partner.Name.parse("ZZ:MILEHUB"),
                Partner.Name.parse("ZZ:HARLOWVANE"),
                false);
    }

    private Optional<Outgoing> next(String source, Long... except) {
        return shop.in(() -> messages.next(partner(source), List.of(except)));
    }

    private void unknown(Outgoing message) {
        shop.in(() -> {
            messages.unknown(message, "the connection broke");
            return message;
        });
    }

    /** What other tests left behind arrives now. */
    private void drain(String source) {
        var known = ConcurrentHashMap.<Long>newKeySet();
        for (var left = next(source); left.isPresent() && known.add(left.get().id()); left = next(source)) {
            Outgoing message = left.get();
            shop.in(() -> {
                messages.sent(message);
                return message;
            });
        }
    }

    private static int control(Outgoing message) {
        return Integer.parseInt(message.name().replaceAll("[^0-9]", ""));
    }

    private static String text(Outgoing message) {
        return new String(message.bytes(), StandardCharsets.US_ASCII);
    }

    private String states(long order) {
        return shop.shelf()
                .text("select string_agg(state, ' ' order by position) from orders.order_unit" + " where order_id = "
                        + order);
    }

    private String placedOn(long order) {
        return shop.shelf()
                .text("select to_char(placed_at at time zone 'UTC', 'YYYYMMDD') from orders.customer_order"
                        + " where order_id = " + order);
    }
}
