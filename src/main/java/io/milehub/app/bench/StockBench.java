package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.bench.house.StockRoom;
import io.milehub.app.bench.house.Wardrobe;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub bench stock}: a snapshot of all stock levels, and single changes as they are pushed. */
@Command(name = "stock", description = "All stock levels again with few changes; then single webhooks.")
final class StockBench implements Callable<Integer> {

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--changed",
            paramLabel = "P",
            defaultValue = "5",
            description = "percent of the levels that change from one time to the next (default: 5)")
    private double changedPercent = 5;

    @Option(names = "--webhooks", paramLabel = "N", defaultValue = "300", description = "single changes (default: 300)")
    private int webhooks = 300;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var figures = new Figures();
        var room = new StockRoom(options.rows, options.seed);
        var order = new Random(options.seed);
        try (var hub = BenchHub.start(options);
                Connection owner = hub.owner()) {
            Clock clock = hub.get(Clock.class);
            Path folder = options.folder().resolve("feeds");
            var wardrobe = new Wardrobe(options.rows, options.recordBytes, options.seed);
            var catalogue = FeedFiles.write(folder, wardrobe, FeedFiles.Order.SORTED, order, clock.instant());
            new Feeding(hub).feed(catalogue);
            var contest = new Contest(hub, figures, FlatTable.ofEveryBatch(owner, FlatTable.Shape.STOCK));
            FeedFiles state = FeedFiles.write(folder, room, FeedFiles.Order.SHUFFLED, order, clock.instant());
            figures.fact("bench", "stock");
            figures.fact("rows", options.rows);
            figures.fact("changedPercent", changedPercent);
            figures.fact("feedBytes", state.bytes());
            contest.prepare(state);
            for (int round = 0; round < options.repeat; round++) {
                int[] changed = room.change(changedPercent);
                state = FeedFiles.write(folder, room, FeedFiles.Order.SHUFFLED, order, clock.instant());
                Feeding.Took took = contest.round(state);
                Books.require("changed", changed.length, took.run().merged().changed());
                new Books(hub).requireStock(room);
                contest.relay();
            }
            new WebhookLatency(hub, room).measure(webhooks, order, figures);
        }
        figures.print();
        return 0;
    }
}
