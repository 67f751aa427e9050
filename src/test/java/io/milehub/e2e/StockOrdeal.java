package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.e2e.StockHouse.Kind;
import io.milehub.e2e.StockHouse.Piece;
import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockJournal.Told;
import io.milehub.inventory.judge.StockJudge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Two hubs on one PostgreSQL that sell few pieces to many, while hubs and server are killed, clocks go wrong and the
 * supplier lies; and the judgement of it.
 */
final class StockOrdeal implements AutoCloseable {
    private static final Duration DEATH_MAX = Duration.ofMinutes(4);
    /** Most points are come to within seconds, by each node. */
    private static final Duration TURN_MAX = Duration.ofSeconds(30);
    /** Somewhat longer than a call stays its node's when that says nothing. */
    private static final Duration LEASE = Duration.ofSeconds(25);

    private static final Duration REST_MAX = Duration.ofMinutes(5);
    private static final int MEMBERS = 40;
    private static final int CALLS_AT_ONCE = 48;

    private static final String LIMITS = """
            update catalogue.offer set lifetime_limit = 1 where supplier_sku like any(array['ONE%', 'RACED%'])
            """;

    private static final String LIVE = "select count(*) from inventory.hold where state in ('HELD', 'PINNED')";

    private final Path postgres;
    private final HubDatabase database;
    private final Judge judge;
    private final StockHouse house;
    private final StockJournal journal = new StockJournal();
    private final Nodes nodes;
    private final LyingSupplier supplier;
    private final StockCalls calls;
    private final StockWatch watch;
    private final Deaths deaths = new Deaths();
    private final long seed;
    private List<String> tokens = List.of();
    private @Nullable Buyers buyers;

    StockOrdeal(Path folder, long seed, Map<Kind, Integer> assortment) {
        this.seed = seed;
        this.postgres = folder.resolve("postgres");
        this.database = EmbeddedDatabase.open(
                EmbeddedOptions.at(postgres, Path.of(System.getProperty("milehub.root"), "target", "postgres-bin")));
        this.judge = new Judge(
                database.app().url(), database.app().user(), database.app().password());
        this.house = new StockHouse(folder, seed, assortment);
        this.nodes = new Nodes(folder, Ground.external(database, postgres, Ground.port(database)), house, 2, MEMBERS);
        this.supplier = new LyingSupplier(nodes, house, journal, seed);
        this.calls = new StockCalls(nodes, journal, CALLS_AT_ONCE);
        this.watch = new StockWatch(judge, nodes, journal);
    }

    /** Everything is for sale. */
    void begin() {
        nodes.all().forEach(Nodes.Node::awaitReady);
        supplier.introduces();
        Feeds.awaitRest(judge, 1, Map.of());
        house.found(judge);
        assertThat(judge.changed(1, LIMITS))
                .isEqualTo(house.pieces(Kind.ONE_OF_A_KIND).size()
                        + house.pieces(Kind.RACED).size());
        HubNode hub = nodes.all().getFirst().hub();
        tokens = IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(number -> hub.token("aurora-buyer-" + number, Suppliers.SECRET, "shop"))
                .toList();
        watch.begin();
    }

    /** Everybody comes and stays. */
    void goShopping(int tripsAtOnce) {
        String operator = Feeds.operator(nodes.all().getFirst().hub(), "aurora");
        buyers = new Buyers(house, journal, calls, supplier, tokens, operator, seed, tripsAtOnce);
        supplier.speaks(true);
        buyers.goShopping();
    }

    /**
     * Many want one piece at the same moment, in baskets of five lines in any order, while the supplier goes on
     * counting it: one gets it and pays for it, all others are refused.
     */
    void race(int number, int runners) {
        supplier.speaks(false);
        Piece piece = house.pieces(Kind.RACED).get(number);
        StockCalls atOnce = new StockCalls(nodes, journal, runners);
        List<ShoppingTrip> trips = IntStream.range(0, runners)
                .mapToObj(runner -> new ShoppingTrip(
                        house,
                        atOnce,
                        journal,
                        tokens.get(runner % tokens.size()),
                        new Random(seed * 1_000_003 + number * 1_009L + runner)))
                .toList();
        List<Told> winners = new ArrayList<>();
        List<ShoppingTrip> winning = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ShoppingTrip trip : trips) {
                threads.execute(() -> {
                    Told told = trip.race(piece);
                    if (told != null) {
                        synchronized (winners) {
                            winners.add(told);
                            winning.add(trip);
                        }
                    }
                });
            }
        }
        assertThat(winners).as("who got %s", piece.sku()).hasSize(1);
        assertThat(winning.getFirst().buy(winners.getFirst()))
                .as("the purchase of %s", piece.sku())
                .isNotNull();
    }

    /** Until so many holds were acknowledged. */
    void awaitHolds(int holds, Duration atMost) {
        Awaitility.await(holds + " holds")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> journal.holds() >= holds);
    }

    /**
     * A node dies the n-th time that it comes to a point, and is started again. What one of them does at a time, as the
     * runs of a feed, stays with whoever does it: it dies first, so that this node comes to it.
     */
    void nodeDies(int number, KillPoint point, String side, int nth) {
        Nodes.Node node = nodes.all().get(number);
        node.imperil();
        int before = node.hub().log().length();
        node.hub().order(point.order("halt", side, nth));
        if (!node.hub().dies(TURN_MAX)) {
            nodeDies(nodes.all().size() - 1 - number, Duration.ZERO);
        }
        assertThat(node.hub().dies(DEATH_MAX))
                .as("%s comes to: %s %s, the time no. %d", node.name(), side, point.name(), nth)
                .isTrue();
        node.isDead();
        assertThat(node.hub().log().substring(before))
                .contains("fault: reached " + (side + " " + point.event()).toUpperCase(Locale.ROOT));
        deaths.at(point, side);
        node.launch();
        node.awaitReady();
    }

    /** Is killed that long from now. */
    void nodeDies(int number, Duration after) {
        LockSupport.parkNanos(after.toNanos());
        Nodes.Node node = nodes.all().get(number);
        node.imperil();
        node.hub().kill();
        node.isDead();
        node.launch();
        node.awaitReady();
    }

    /**
     * Stops for so long where it is and goes on, by when others may have taken its calls over. Of those under way some
     * buyers wait for it, and some go to the other node.
     */
    void nodeFreezes(int number, Duration time) {
        Nodes.Node node = nodes.all().get(number);
        node.imperil();
        nodes.oneIsFrozen(true);
        node.hub().freeze();
        node.isDead();
        LockSupport.parkNanos(time.toNanos());
        node.hub().thaw();
        node.awaitReady();
        nodes.oneIsFrozen(false);
    }

    void bothDie(Duration after) {
        LockSupport.parkNanos(after.toNanos());
        nodes.all().forEach(node -> {
            node.imperil();
            node.hub().kill();
            node.isDead();
        });
        nodes.all().forEach(Nodes.Node::launch);
        nodes.all().forEach(Nodes.Node::awaitReady);
    }

    /** The server is killed, and started again by whoever owns it. */
    void postgresDies(Duration after) {
        LockSupport.parkNanos(after.toNanos());
        nodes.databaseIsAway(true);
        new PostgresServer(postgres).kill();
        Awaitility.await("PostgreSQL is back and all nodes with it")
                .atMost(DEATH_MAX)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(away -> away instanceof IllegalStateException)
                .until(() -> judge.number(1, "select 1") == 1
                        && nodes.all().stream().allMatch(node -> node.hub().ready()));
        nodes.databaseIsAway(false);
    }

    /** From now on a node believes that it is another time. */
    void clockIsWrong(int number, Duration by) {
        nodes.all().get(number).hub().order("clock " + by.toSeconds());
    }

    /** What must be true also now. */
    void assertUnharmed() {
        assertThat(StockJudge.meanwhile(journal, sql -> judge.texts(1, sql)))
                .as("laws that are broken")
                .isEmpty();
    }

    /**
     * Everybody goes home, all that is under way comes to its end, and everything is judged.
     *
     * @param hurried the database's clock is moved on over the leases of calls whose node died, and then over deadlines
     */
    void assertEnded(boolean hurried) {
        if (buyers != null) {
            buyers.haveEnough();
            letTimePass(hurried, LEASE);
            buyers.goHome();
        }
        supplier.hushes();
        nodes.all().forEach(node -> node.hub().order("clock 0"));
        // With the clocks right again, whoever waited by a wrong one is woken.
        supplier.lastWord();
        Feeds.awaitRest(judge, 1, Map.of());
        letTimePass(hurried, LEASE.plusSeconds(StockHouse.HOLD_SECONDS));
        Awaitility.await("the end of every hold")
                .atMost(REST_MAX)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> judge.number(1, LIVE) == 0);
        watch.close();
        assertThat(StockJudge.atTheEnd(journal, sql -> judge.texts(1, sql)))
                .as("laws that are broken")
                .isEmpty();
        assertThat(watch.looks()).as("looks at overdue holds").isPositive();
    }

    private void letTimePass(boolean hurried, Duration ahead) {
        if (hurried) {
            journal.timePasses();
            Judge owner = new Judge(
                    database.owner().url(),
                    database.owner().user(),
                    database.owner().password());
            owner.changed(1, "call hub.move_clock(interval '" + ahead.toSeconds() + " seconds')");
        }
    }

    StockJournal journal() {
        return journal;
    }

    String summary() {
        return "%d holds, %d refused, %d given back, %d sold; %d messages of the supplier; %d looks; %s; answers %s"
                .formatted(
                        journal.holds(),
                        journal.refusals(),
                        journal.returns(),
                        journal.sales(),
                        supplier.messages(),
                        watch.looks(),
                        deaths,
                        calls.answers());
    }

    @Override
    public void close() {
        if (buyers != null) {
            buyers.close();
        }
        watch.close();
        supplier.close();
        nodes.close();
        house.close();
        database.close();
    }
}
