package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
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

/** {@code hub bench ingest}: a catalogue that the hub has never seen. */
@Command(name = "ingest", description = "A first load of a catalogue.")
final class IngestBench implements Callable<Integer> {

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--order", defaultValue = "SORTED", description = "SORTED by SKU (default) or SHUFFLED")
    private FeedFiles.Order order = FeedFiles.Order.SORTED;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var figures = new Figures();
        var wardrobe = new Wardrobe(options.rows, options.recordBytes, options.seed);
        try (var hub = BenchHub.start(options);
                Connection owner = hub.owner()) {
            Path folder = options.folder().resolve("feeds");
            FeedFiles state = FeedFiles.write(
                    folder,
                    wardrobe,
                    order,
                    new Random(options.seed),
                    hub.get(Clock.class).instant());
            figures.fact("bench", "ingest");
            figures.fact("rows", options.rows);
            figures.fact("order", order.name());
            figures.fact("feedBytes", state.bytes());
            var contest = new Contest(hub, figures, FlatTable.ofEveryBatch(owner, FlatTable.Shape.CATALOGUE));
            for (int round = 0; round < options.repeat; round++) {
                contest.startAnew();
                Feeding.Took took = contest.round(state);
                Books.require("added", options.rows, took.run().merged().added());
                new Books(hub).requireCatalogue(wardrobe);
                new Books(hub).requireEvents(wardrobe.styles(), 0);
                contest.relay();
            }
        }
        figures.print();
        return 0;
    }
}
