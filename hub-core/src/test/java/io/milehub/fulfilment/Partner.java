package io.milehub.fulfilment;

import io.milehub.checkout.Shop;
import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.intake.quarantine.QuarantineDecisions;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A supplier that is sent orders, and reports of them through the feeds and merges of production. */
final class Partner implements AutoCloseable {
    static final FeedKey ANSWERS = new FeedKey("main", "answers");
    static final FeedKey PARCELS = new FeedKey("main", "parcels");
    static final FeedKey RETURNS = new FeedKey("main", "returns");

    private static final String ALL = """
            record: %s
            mode: delta
            format: json
            each: .[]
            fields:
              order: .order
              line: .line
              sku: .sku
              quantity: .quantity
              as_of: .at
            """;

    private static final AtomicLong NUMBER = new AtomicLong();

    private final TestDatabase database;
    private final RealTargets targets;
    private final TestIntake intake;
    final Shop shop;

    Partner(TestDatabase database, Path folder) {
        this.database = database;
        this.shop = new Shop(database);
        this.targets = new RealTargets(database);
        this.intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
        shop.variant("FIRST-" + NUMBER.incrementAndGet(), "650.00", 1);
        intake.feed(folder, "main", "answers", ALL.formatted("order-status") + """
              status: .status
              reason: .reason
              reference: .ref
            """);
        intake.feed(folder, "main", "parcels", ALL.formatted("shipment") + """
              shipment: .parcel
              shipped_at: .shipped
              carrier: .carrier
              tracking: .tracking
              delivered_at: .delivered
            """);
        intake.feed(folder, "main", "returns", ALL.formatted("return") + """
              rma: .rma
              disposition: .disposition
            """);
    }

    /** An order with a line for each number of pieces, of an offer of its own that has nine. */
    record Ordered(long id, List<Long> offers, List<String> skus) {}

    Ordered order(int... pieces) {
        return order(mint(), pieces);
    }

    /** A number, as checkout gives it to an order that is not placed yet. */
    long mint() {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("select nextval('orders.order_id')")
                        .query(Long.class)
                        .single());
    }

    Ordered order(long id, int... pieces) {
        List<Long> offers = LongStream.range(0, pieces.length)
                .map(_ -> shop.variant("LINE-" + NUMBER.incrementAndGet(), "650.00", 9))
                .boxed()
                .toList();
        HoldRequest.Line[] basket = new HoldRequest.Line[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            basket[i] = new HoldRequest.Line(shop.shelf().variantOf(offers.get(i)), pieces[i]);
        }
        Hold hold = ((HoldOutcome.Held) shop.hold(shop.member(), basket)).hold();
        shop.<Boolean>together(() -> shop.holds().pin(hold.id()) && shop.holds().commit(hold.id()));
        shop.shelf().run("""
                insert into orders.customer_order (tenant_id, order_id, member_id, market, country, currency,
                       total_minor, hold_id)
                values (1, %d, %d, 'it', 'IT', 'EUR', 1, %d)""".formatted(id, shop.member(), hold.id().value()));
        unitsOf(id);
        List<String> skus = offers.stream()
                .map(offer -> shop.shelf().text("select supplier_sku from catalogue.offer where offer_id = " + offer))
                .toList();
        return new Ordered(id, offers, skus);
    }

    /** Retries what has become known, and takes that in as the jobs of its feeds do; how many feeds it was. */
    int retryEarly() {
        var early = new EarlyReports(
                database.jdbc(), intake.bean(QuarantineDecisions.class), shop.bean(ShortTransactions.class));
        List<FeedKey> opened = in(early::retry);
        opened.forEach(feed ->
                in(() -> intake.runs().resume(intake.runs().unfinished(feed).orElseThrow())));
        return opened.size();
    }

    /** One row a piece, as placing an order makes them. */
    private void unitsOf(long order) {
        shop.shelf().run("""
                insert into orders.order_unit (tenant_id, order_id, position, variant_id, offer_id, location, state,
                       title, gross_minor, net_minor, tax_minor, seller_of_record, ship_from)
                select 1, %d, row_number() over (order by l.line, piece), f.variant_id, l.offer_id, l.location,
                       'ALLOCATED', 'Coat', 1, 1, 0, 'shop', l.location
                  from fulfilment.lines_of(%1$d) l
                  join catalogue.offer f using (offer_id)
                 cross join generate_series(1, l.quantity) as piece""".formatted(order));
    }

    /** Where the pieces of an order stand, in their order. */
    String units(Ordered order) {
        return shop.shelf()
                .text("select string_agg(state, ' ' order by position) from orders.order_unit where order_id = "
                        + order.id());
    }

    /** The records of one message, taken in by a run of its own; {@code '} stands for a quotation mark. */
    RunOutcome tells(FeedKey feed, String... records) {
        send(feed, records);
        return take(feed);
    }

    /** A message that waits for the next run. */
    void send(FeedKey feed, String... records) {
        byte[] body = ("[" + String.join(",", records) + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        in(() -> intake.webhooks().accept(feed, "m" + NUMBER.incrementAndGet(), "application/json", body));
    }

    /** Takes in what waits. */
    RunOutcome take(FeedKey feed) {
        return in(() -> {
            Run run = intake.runs().open(feed);
            intake.webhooks()
                    .waiting(feed, 100)
                    .forEach(waiting -> intake.runs().attach(run, waiting));
            return intake.runs().apply(run, null, null);
        });
    }

    <T> T in(Supplier<T> work) {
        return Tenancy.in(TestDatabase.FIRST, work::get);
    }

    /** One line a row that the query answers. */
    List<String> rows(String query) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(query).query(String.class).list());
    }

    /** The lines of an order as the service tells them. */
    List<String> lines(Ordered order) {
        OrderLines lines = new OrderLines(database.jdbc());
        return database.query(TestDatabase.FIRST, () -> lines.of(order.id())).stream()
                .map(line -> "%d: of %d accepted %d, refused %d, cancelled %d, back %d, sent %d, there %d, returned %d"
                        .formatted(
                                line.line(),
                                line.ordered(),
                                line.accepted(),
                                line.refused(),
                                line.cancelled(),
                                line.backordered(),
                                line.shipped(),
                                line.delivered(),
                                line.returned()))
                .toList();
    }

    String level(long offer) {
        return shop.shelf()
                .text("select format('committed %s, disputed %s', committed, disputed) from inventory.stock_level"
                        + " where offer_id = " + offer);
    }

    @Override
    public void close() {
        intake.close();
        targets.close();
        shop.close();
    }
}
