package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.bench.house.Records;
import io.milehub.app.bench.house.Spoiled;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.app.command.CommandRefused;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub bench ingest}: a catalogue that the hub has never seen. */
@Command(name = "ingest", description = "A first load of a catalogue.")
final class IngestBench implements Callable<Integer> {

    private static final String WITH_BAD = "with-bad";

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--order", defaultValue = "SORTED", description = "SORTED by SKU (default) or SHUFFLED")
    private FeedFiles.Order order = FeedFiles.Order.SORTED;

    @Option(
            names = "--bad-each",
            paramLabel = "N",
            defaultValue = "0",
            description = "measures instead what each N-th record being bad costs; a multiple of 5 (default: 0, none)")
    private int badEach;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (badEach < 0 || badEach % Wardrobe.SIZES != 0) {
            throw new CommandRefused("--bad-each is a multiple of " + Wardrobe.SIZES + ", or 0 for none");
        }
        var figures = new Figures();
        var wardrobe = new Wardrobe(options.rows, options.recordBytes, options.seed);
        figures.fact("bench", "ingest");
        figures.fact("rows", options.rows);
        figures.fact("order", order.name());
        try (var hub = BenchHub.start(options);
                Connection owner = hub.owner()) {
            FeedFiles state = state(hub, "feeds", wardrobe);
            figures.fact("feedBytes", state.bytes());
            if (badEach > 0) {
                poisoned(hub, figures, state, new Spoiled(wardrobe, badEach));
            } else {
                beside(hub, figures, state, wardrobe, owner);
            }
        }
        return 0;
    }

    private void beside(BenchHub hub, Figures figures, FeedFiles state, Wardrobe wardrobe, Connection owner)
            throws IOException, SQLException, InterruptedException {
        var contest = new Contest(hub, figures, FlatTable.ofEveryBatch(owner, FlatTable.Shape.CATALOGUE));
        for (int round = 0; round < options.repeat; round++) {
            contest.startAnew();
            Feeding.Took took = contest.round(state);
            Books.require("added", options.rows, took.run().merged().added());
            new Books(hub).requireCatalogue(wardrobe);
            new Books(hub).requireEvents(wardrobe.styles(), 0);
            contest.relay();
        }
        figures.print();
    }

    /** The ratio is of the throughput, of good records and bad ones, beside that of the same records all good. */
    private void poisoned(BenchHub hub, Figures figures, FeedFiles state, Spoiled spoiled)
            throws IOException, SQLException, InterruptedException {
        figures.fact("bad", spoiled.bad());
        FeedFiles bad = state(hub, "bad-feeds", spoiled);
        var contest = new Contest(hub, figures, List.of());
        for (int round = 0; round < options.repeat; round++) {
            contest.startAnew();
            Books.require(
                    "added", options.rows, contest.round(state).run().merged().added());
            contest.relay();
            contest.startAnew();
            Feeding.Took took = contest.ours(bad, WITH_BAD);
            Books.require(
                    "added",
                    (long) options.rows - spoiled.bad(),
                    took.run().merged().added());
            new Books(hub).requireQuarantine(took.run(), spoiled.bad());
            contest.relay();
        }
        figures.printRatio(figures.median(Contest.OURS) / figures.median(WITH_BAD));
    }

    private FeedFiles state(BenchHub hub, String folder, Records records) throws IOException {
        return FeedFiles.write(
                options.folder().resolve(folder),
                records,
                order,
                new Random(options.seed),
                hub.get(Clock.class).instant());
    }
}
