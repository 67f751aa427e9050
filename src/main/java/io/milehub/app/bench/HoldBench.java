package io.milehub.app.bench;

import io.milehub.app.bench.holds.Buyers;
import io.milehub.app.bench.holds.Buyers.Outcome;
import io.milehub.app.bench.holds.SingleStatement;
import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.bench.house.StockRoom;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.Holds;
import io.milehub.tenancy.Tenancy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub bench hold}: many buyers at once, beside a hold that is one statement. */
@Command(name = "hold", description = "Holds of many buyers at once, beside one statement a hold.")
final class HoldBench implements Callable<Integer> {

    private static final List<Integer> POOLS = List.of(4, 8, 16, 32, 64);
    private static final int HOT_OFFERS = 5;
    private static final int PIECES = 1_000_000;

    private static final String OFFERS = """
            select o.offer_id, o.variant_id
              from catalogue.offer o
             where o.tenant_id = tenancy.current_tenant()
             order by o.supplier_sku
            """;

    private static final String BOOKS = """
            select (select coalesce(sum(held), 0) from inventory.stock_level) as held,
                   (select coalesce(sum(delta), 0) from inventory.ledger where counter = 'HELD') as entered,
                   (select coalesce(sum(quantity), 0) from inventory.promise) as promised,
                   (select count(*) from inventory.hold where state = 'HELD') as holds,
                   (select count(*) from inventory.stock_level
                     where held + committed + disputed + buffer > on_hand) as oversold
            """;

    @Mixin
    private BenchOptions options = new BenchOptions();

    /** One of them. */
    static final class Demand {
        @Option(names = "--hot", description = "all want one offer (default)")
        boolean hot;

        @Option(names = "--spread", description = "each wants any of --rows offers (default there: 100000)")
        boolean spread;

        @Option(names = "--scarce", description = "all want one offer, of which half of them can have a piece")
        boolean scarce;
    }

    @ArgGroup(exclusive = true)
    private Demand demand = new Demand();

    @Option(names = "--buyers", paramLabel = "N", defaultValue = "512", description = "at once (default: 512)")
    private int buyers = 512;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "100000",
            description = "holds a measurement asks the hub for; the baseline a twentieth of them (default: 100000)")
    private int attempts = 100_000;

    private record Piece(long offerId, long variantId) {}

    private record Counted(long held, long entered, long promised, long holds, long oversold) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        var figures = new Figures();
        int rows = demand.spread ? Math.min(options.rows, 100_000) : HOT_OFFERS;
        figures.fact("bench", "hold");
        figures.fact("demand", demand.spread ? "spread" : demand.scarce ? "scarce" : "hot");
        figures.fact("buyers", buyers);
        figures.fact("offers", demand.spread ? rows : 1);
        try (var hub = BenchHub.start(options);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Piece> pieces = shop(hub, rows);
            var random = new Random(options.seed);
            // Warms up: the first holds of a JVM are compiled while they are made.
            ours(hub, threads, pieces, random, PIECES);
            for (int round = 0; round < options.repeat; round++) {
                if (!demand.scarce) {
                    for (int pool : POOLS) {
                        Outcome single = single(hub, threads, pieces, random, pool);
                        figures.add("baseline-" + pool, single.perSecond(), "holds/s");
                        figures.add("baseline-" + pool + "-p99", single.millisP99(), "ms");
                    }
                }
                tell(figures, "ours", ours(hub, threads, pieces, random, PIECES));
                if (demand.scarce) {
                    Outcome scarce = ours(hub, threads, pieces, random, attempts / 2);
                    tell(figures, "scarce", scarce);
                    Books.require("granted", attempts / 2, scarce.granted());
                }
            }
        }
        figures.printRatio(demand.scarce ? besidePlenty(figures) : besideBestPool(figures));
        return 0;
    }

    private static double besidePlenty(Figures figures) {
        return figures.median("scarce") / figures.median("ours");
    }

    private static double besideBestPool(Figures figures) {
        double best = POOLS.stream()
                .mapToDouble(pool -> figures.median("baseline-" + pool))
                .max()
                .orElseThrow();
        return figures.median("ours") / best;
    }

    private static void tell(Figures figures, String side, Outcome outcome) {
        figures.add(side, outcome.perSecond(), "holds/s");
        figures.add(side + "-p50", outcome.millisP50(), "ms");
        figures.add(side + "-p99", outcome.millisP99(), "ms");
    }

    private List<Piece> shop(BenchHub hub, int rows) throws IOException, InterruptedException {
        var order = new Random(options.seed);
        var wardrobe = new Wardrobe(rows, options.recordBytes, options.seed);
        var room = new StockRoom(rows, options.seed);
        for (int i = 0; i < rows; i++) {
            room.set(i, PIECES);
        }
        var feeding = new Feeding(hub);
        for (var records : List.of(wardrobe, room)) {
            feeding.feed(FeedFiles.write(
                    options.folder().resolve("feeds"),
                    records,
                    FeedFiles.Order.SORTED,
                    order,
                    hub.get(Clock.class).instant()));
        }
        feeding.relayed();
        List<Piece> all = hub.ask(jdbc -> jdbc.sql(OFFERS).query(Piece.class).list());
        return demand.spread ? all : all.subList(0, 1);
    }

    private Outcome ours(BenchHub hub, ExecutorService threads, List<Piece> pieces, Random random, int onHand)
            throws SQLException, InterruptedException, ExecutionException {
        hub.clearHolds(onHand);
        Holds holds = hub.get(Holds.class);
        long seed = random.nextLong();
        Outcome outcome = Buyers.buy(threads, buyers, attempts, number -> {
            Piece piece = piece(pieces, seed, number);
            var line = new HoldRequest.Line(piece.variantId(), 1);
            var request = new HoldRequest(number + 1L, "member", List.of(line), "it", "IT", "key-" + number);
            return Tenancy.in(BenchHub.TENANT, () -> holds.hold(request)) instanceof HoldOutcome.Held;
        });
        requireBooks(hub, outcome.granted());
        return outcome;
    }

    private Outcome single(BenchHub hub, ExecutorService threads, List<Piece> pieces, Random random, int pool)
            throws SQLException, InterruptedException, ExecutionException {
        hub.clearHolds(PIECES);
        long seed = random.nextLong();
        try (var single = new SingleStatement(hub::app, BenchHub.TENANT.value(), pool)) {
            Outcome outcome = Buyers.buy(threads, buyers, attempts / 20, number -> {
                Piece piece = piece(pieces, seed, number);
                return single.hold(piece.offerId(), piece.variantId(), number + 1L, "key-" + number);
            });
            requireBooks(hub, outcome.granted());
            return outcome;
        }
    }

    private static Piece piece(List<Piece> pieces, long seed, int number) {
        return pieces.get(new Random(seed + number).nextInt(pieces.size()));
    }

    /** Both sides leave the same rows, and no more than there was. */
    private static void requireBooks(BenchHub hub, int granted) {
        Counted books = hub.ask(jdbc -> jdbc.sql(BOOKS).query(Counted.class).single());
        Books.require("held", granted, books.held());
        Books.require("entered", granted, books.entered());
        Books.require("promised", granted, books.promised());
        Books.require("holds", granted, books.holds());
        Books.require("oversold", 0, books.oversold());
    }
}
