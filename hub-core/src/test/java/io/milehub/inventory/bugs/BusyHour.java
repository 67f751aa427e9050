package io.milehub.inventory.bugs;

import com.zaxxer.hikari.HikariDataSource;
import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.checkout.CheckoutId;
import io.milehub.checkout.OpenOutcome;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockJournal.Part;
import io.milehub.inventory.judge.StockJournal.Told;
import io.milehub.inventory.judge.StockJudge;
import io.milehub.inventory.judge.StockLaw;
import io.milehub.mapping.FeedMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Two nodes on one database, with buyers, a feed and the deadline: enough of everything that each law has something to
 * forbid. What is not settled by the database's clock is settled by the seed.
 */
final class BusyHour implements AutoCloseable {
    private static final long SEED = 29;
    private static final int BUYERS = 120;
    private static final int FEEDS = 12;
    private static final Duration HOLD_FOR = Duration.ofMinutes(15);
    private static final Duration LATE = Duration.ofSeconds(6);

    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";
    private static final String OLD_BACKENDS = """
            select count(*) from pg_stat_activity
             where datname = current_database() and usename = 'hub_app' and backend_start < :moment
            """;
    private static final String OVERDUE = """
            select 'hold ' || hold_id || ' of ' || expires_at from inventory.hold
             where state = 'HELD' and expires_at < hub.now() - interval '5 seconds'
            """;

    private final TestDatabase database;
    private final StockJournal journal = new StockJournal();
    private final List<Shop> nodes;
    private final Feeds feeds;
    private final List<String> skus = new ArrayList<>();
    private final List<Long> members = new ArrayList<>();
    private final Map<String, Long> variants = new HashMap<>();
    private final Queue<CheckoutId> opened = new ConcurrentLinkedQueue<>();

    BusyHour(TestDatabase database) {
        this.database = database;
        this.nodes = List.of(new Shop(database), new Shop(database));
        this.feeds = new Feeds(database);
        for (int number = 0; number < 14; number++) {
            String kind = number < 3 ? "ONE-" : number < 6 ? "FEW-" : "MANY-";
            stock(kind + number);
        }
        tell(new Random(SEED));
        for (int number = 0; number < BUYERS; number++) {
            members.add(nodes.getFirst().shelf().member("buyer-" + number));
        }
        nodes.getFirst().shelf().run("update catalogue.offer set lifetime_limit = 1 where supplier_sku like 'ONE-%'");
    }

    private void stock(String sku) {
        long offer = nodes.getFirst().variant(sku, "100.00", 0);
        nodes.getLast().price(offer, "100.00");
        skus.add(sku);
        variants.put(sku, nodes.getFirst().shelf().variantOf(offer));
    }

    /** The supplier counts two of what there is but once, and sometimes fewer than are promised. */
    private void tell(Random random) {
        Count[] counts = skus.stream()
                .map(sku ->
                        Count.of(sku, sku.startsWith("ONE") ? 2 : sku.startsWith("FEW") ? 3 + random.nextInt(6) : 300))
                .toArray(Count[]::new);
        for (Count count : counts) {
            journal.counted(count.sku(), count.location(), count.quantity());
        }
        feeds.stock(TestDatabase.FIRST, "main", FeedMode.DELTA, counts);
    }

    /** What is broken after it. */
    SortedMap<StockLaw, List<String>> verdict() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(this::feed);
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                int number = buyer;
                threads.execute(() -> shop(number));
            }
        }
        nodes.forEach(this::sweep);
        nodes.getFirst().pass(HOLD_FOR.plus(LATE));
        opened.forEach(this::payLate);
        nodes.forEach(this::sweep);
        rows(OVERDUE).forEach(overdue -> journal.saw(StockLaw.NO_HOLD_IS_OVERDUE, overdue));
        lookForDeadlocks();
        return StockJudge.atTheEnd(journal, this::rows);
    }

    private void sweep(Shop node) {
        try {
            node.in(() -> node.holds().expire());
        } catch (DataAccessException broken) {
            journal.saw(StockLaw.ONLY_HONEST_REFUSALS, "the sweep failed: " + broken);
        }
    }

    private void feed() {
        Random random = new Random(SEED + 1);
        for (int time = 0; time < FEEDS; time++) {
            tell(random);
        }
    }

    /** Five lines in any order, some of the same piece; then the hold is given back, sold, or left. */
    private void shop(int number) {
        Random random = new Random(SEED * 1_000 + number);
        Shop node = nodes.get(number % 2);
        List<String> basket = new ArrayList<>();
        while (basket.size() < 4) {
            basket.add(skus.get((number % 4 == 0 ? 0 : 3) + random.nextInt(11)));
        }
        basket.add(basket.getFirst());
        if (basket.stream().anyMatch(sku -> sku.startsWith("ONE"))) {
            basket.removeIf(sku -> !sku.startsWith("ONE"));
            basket.subList(1, basket.size()).clear();
        }
        Collections.shuffle(basket, random);
        var request = new HoldRequest(
                members.get(number),
                null,
                basket.stream()
                        .map(sku -> new HoldRequest.Line(variant(sku), 1))
                        .toList(),
                "it",
                "IT",
                UUID.randomUUID().toString());
        if (number % 5 == 0) {
            // The answer is lost on the way; what it was nobody knows.
            ask(node, request, false);
        }
        Hold hold = ask(node, request, true);
        if (hold != null) {
            end(node, hold, random.nextInt(4));
        }
    }

    private long variant(String sku) {
        return variants.getOrDefault(sku, 0L);
    }

    private @Nullable Hold ask(Shop node, HoldRequest request, boolean heard) {
        String key = String.valueOf(request.requestKey());
        journal.asks(key);
        HoldOutcome outcome;
        try {
            outcome = node.in(() -> node.holds().hold(request));
        } catch (DataAccessException | TransactionException dishonest) {
            journal.saw(StockLaw.ONLY_HONEST_REFUSALS, dishonest.toString());
            journal.refused(key);
            return null;
        }
        if (!heard) {
            return null;
        }
        if (!(outcome instanceof HoldOutcome.Held(var hold))) {
            journal.refused(key);
            return null;
        }
        Map<Long, Integer> asked = new HashMap<>();
        request.lines().forEach(line -> asked.merge(line.variantId(), line.quantity(), Integer::sum));
        journal.held(
                new Told(
                        key,
                        hold.id().value(),
                        asked,
                        hold.promises().stream()
                                .map(part ->
                                        new Part(part.variantId(), part.offerId(), part.location(), part.quantity()))
                                .collect(Collectors.toSet())),
                HOLD_FOR);
        return hold;
    }

    private void end(Shop node, Hold hold, int fate) {
        long id = hold.id().value();
        try {
            switch (fate) {
                case 0, 1 -> {
                    journal.givesBack(id);
                    node.in(() -> node.holds().release(hold.id(), hold.memberId()));
                    journal.gaveBack(id);
                }
                case 2 -> {
                    journal.pays(id);
                    node.together(
                            () -> node.holds().pin(hold.id()) && node.holds().commit(hold.id()));
                }
                default -> open(node, hold);
            }
        } catch (DataAccessException | TransactionException dishonest) {
            journal.saw(StockLaw.ONLY_HONEST_REFUSALS, dishonest.toString());
        }
    }

    /** To be paid when it is too late. */
    private void open(Shop node, Hold hold) {
        journal.pays(hold.id().value());
        if (node.in(() -> node.checkouts().open(hold.id(), hold.memberId())) instanceof OpenOutcome.Opened(var one)) {
            opened.add(one.id());
        }
    }

    private void payLate(CheckoutId checkout) {
        Shop node = nodes.getFirst();
        long member =
                Long.parseLong(rows("select member_id from checkout.checkout where checkout_id = " + checkout.value())
                        .getFirst());
        node.in(() -> node.checkouts().pay(checkout, member, "tok_ok"));
    }

    /** A connection tells what it has counted when it ends. */
    private void lookForDeadlocks() {
        try {
            var moment = database.ownerJdbc()
                    .sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            database.dataSource()
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections();
            Awaitility.await("the end of the connections")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> database.ownerJdbc()
                                    .sql(OLD_BACKENDS)
                                    .param("moment", moment)
                                    .query(Integer.class)
                                    .single()
                            == 0);
        } catch (SQLException noPool) {
            throw new IllegalStateException(noPool);
        }
        long deadlocks = database.ownerJdbc().sql(DEADLOCKS).query(Long.class).single();
        if (deadlocks > 0) {
            journal.saw(StockLaw.NO_DEADLOCK, deadlocks + " of them");
        }
    }

    private List<String> rows(String sql) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(sql).query(String.class).list());
    }

    @Override
    public void close() {
        feeds.close();
        nodes.forEach(Shop::close);
        database.clock().reset();
    }
}
