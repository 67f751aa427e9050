package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.bench.house.Wardrobe;
import io.milehub.intake.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub bench resync}: a catalogue that the hub knows, told again. */
@Command(name = "resync", description = "The same catalogue again, in another order, with few changes.")
final class ResyncBench implements Callable<Integer> {

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--changed",
            paramLabel = "P",
            defaultValue = "5",
            description = "percent of the records that change from one time to the next (default: 5)")
    private double changedPercent = 5;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var figures = new Figures();
        var wardrobe = new Wardrobe(options.rows, options.recordBytes, options.seed);
        var order = new Random(options.seed);
        try (var hub = BenchHub.start(options);
                Connection owner = hub.owner()) {
            Clock clock = hub.get(Clock.class);
            Path folder = options.folder().resolve("feeds");
            var contest = new Contest(hub, figures, FlatTable.ofEveryBatch(owner, FlatTable.Shape.CATALOGUE));
            FeedFiles state = FeedFiles.write(folder, wardrobe, FeedFiles.Order.SHUFFLED, order, clock.instant());
            figures.fact("bench", "resync");
            figures.fact("rows", options.rows);
            figures.fact("changedPercent", changedPercent);
            figures.fact("feedBytes", state.bytes());
            contest.prepare(state);
            for (int round = 0; round < options.repeat; round++) {
                int[] changed = wardrobe.change(changedPercent);
                state = FeedFiles.write(folder, wardrobe, FeedFiles.Order.SHUFFLED, order, clock.instant());
                round(hub, contest, state, changed);
            }
            equalBytes(contest, state);
            otherMapping(hub, contest, state, wardrobe);
        }
        figures.print();
        return 0;
    }

    private static void round(BenchHub hub, Contest contest, FeedFiles state, int[] changed)
            throws SQLException, IOException, InterruptedException {
        var books = new Books(hub);
        long before = books.lastEvent();
        Feeding.Took took = contest.round(state);
        Books.require("changed", changed.length, took.run().merged().changed());
        books.requireEvents(
                Arrays.stream(changed).map(Wardrobe::style).distinct().count(), before);
        books.requireCatalogue((Wardrobe) state.records());
        contest.relay();
    }

    /** What was applied last, byte for byte. */
    private static void equalBytes(Contest contest, FeedFiles state) throws SQLException {
        Feeding.Took took = contest.ours(state, "equal-bytes");
        Books.require("unchanged runs", 1, took.run().state() == Run.State.UNCHANGED ? 1 : 0);
    }

    /** The same bytes again, but the lookup files one family elsewhere: every record is mapped again. */
    private static void otherMapping(BenchHub hub, Contest contest, FeedFiles state, Wardrobe wardrobe)
            throws IOException, SQLException {
        hub.restart("mappings/bench-house/families.csv", text -> text.replace("women/swimwear", "women/lingerie"));
        Feeding.Took took = contest.ours(state, "other-mapping");
        Books.require("accepted", wardrobe.count(), took.run().accepted());
        Books.require("changed", wardrobe.itemsOf("swim"), took.run().merged().changed());
    }
}
