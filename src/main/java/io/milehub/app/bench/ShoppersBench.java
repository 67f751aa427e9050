package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.bench.house.Records;
import io.milehub.app.bench.house.StockRoom;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.app.bench.shoppers.Crowd;
import io.milehub.app.bench.shoppers.Crowd.Waits;
import io.milehub.app.bench.shoppers.Shopper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub bench shoppers}: what readers and buyers wait while a full load runs, beside what they wait without. */
@Command(name = "shoppers", description = "Readers' and buyers' waits while all items and levels change.")
final class ShoppersBench implements Callable<Integer> {

    private static final int PIECES = 5_000;
    private static final double ALL_PERCENT = 100;

    private static final String ON_SALE = """
            select v.product_id::text as product, v.variant_id::text as variant
              from catalogue.offer o
              join catalogue.variant v on v.tenant_id = o.tenant_id and v.variant_id = o.variant_id
             where o.tenant_id = tenancy.current_tenant()
             order by md5(o.supplier_sku)
             limit :pieces
            """;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "how long the crowd is watched before each load (default: 20)")
    private int seconds = 20;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var figures = new Figures();
        var order = new Random(options.seed);
        Records wardrobe = new Wardrobe(options.rows, options.recordBytes, options.seed);
        Records room = new StockRoom(options.rows, options.seed);
        figures.fact("bench", "shoppers");
        figures.fact("rows", options.rows);
        try (var hub = BenchHub.start(options)) {
            var feeding = new Feeding(hub);
            feeding.feed(state(hub, wardrobe, order));
            feeding.feed(state(hub, room, order));
            feeding.relayed();
            var shopper = new Shopper(hub.url(), "bench-anna", hub.secret("member-secret"));
            List<Crowd.Piece> pieces = hub.ask(jdbc -> jdbc.sql(ON_SALE)
                    .param("pieces", PIECES)
                    .query(Crowd.Piece.class)
                    .list());
            try (var crowd = new Crowd(shopper, pieces, options.seed)) {
                watch(seconds);
                Waits idle = Waits.NONE;
                Waits busy = Waits.NONE;
                for (int round = 0; round < options.repeat; round++) {
                    FeedFiles items = changed(hub, wardrobe, order);
                    FeedFiles levels = changed(hub, room, order);
                    feeding.relayed();
                    hub.checkpoint();
                    crowd.sinceLast();
                    watch(seconds);
                    idle = idle.and(crowd.sinceLast());
                    figures.add("load", load(feeding, items, levels));
                    busy = busy.and(crowd.sinceLast());
                }
                tell(figures, "idle", idle);
                tell(figures, "busy", busy);
            }
        }
        figures.printRatio(Math.max(slower(figures, "read-p99"), slower(figures, "hold-p99")));
        return 0;
    }

    private static double slower(Figures figures, String wait) {
        return figures.median("busy-" + wait) / figures.median("idle-" + wait);
    }

    private FeedFiles changed(BenchHub hub, Records records, Random order) throws IOException {
        records.change(ALL_PERCENT);
        return state(hub, records, order);
    }

    private FeedFiles state(BenchHub hub, Records records, Random order) throws IOException {
        return FeedFiles.write(
                options.folder().resolve("feeds"),
                records,
                FeedFiles.Order.SHUFFLED,
                order,
                hub.get(Clock.class).instant());
    }

    private static double load(Feeding feeding, FeedFiles items, FeedFiles levels) {
        long begin = System.nanoTime();
        feeding.feed(items);
        feeding.feed(levels);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void watch(int seconds) throws InterruptedException {
        // Nobody counts it down: it lasts as long as it is watched.
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }

    /** Of all rounds together: in one of them the 99th percentile of the buyers would be the one who waited longest. */
    private static void tell(Figures figures, String phase, Waits waits) {
        figures.add(phase + "-read-p50", Waits.percentile(waits.reads(), 0.5), "ms");
        figures.add(phase + "-read-p99", Waits.percentile(waits.reads(), 0.99), "ms");
        figures.add(phase + "-hold-p50", Waits.percentile(waits.holds(), 0.5), "ms");
        figures.add(phase + "-hold-p99", Waits.percentile(waits.holds(), 0.99), "ms");
    }
}
