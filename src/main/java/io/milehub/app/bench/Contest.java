package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Hub and baseline take in the same state in turn, each after a checkpoint and with nothing left to do from before. */
final class Contest {

    /** What the hub's series is called: from the first byte of the feed to the commit of its merge. */
    static final String OURS = "ours";

    private final BenchHub hub;
    private final Feeding feeding;
    private final Figures figures;
    private final List<FlatTable> baselines;
    private final Effort effort;

    Contest(BenchHub hub, Figures figures, List<FlatTable> baselines) throws SQLException {
        this.hub = hub;
        this.feeding = new Feeding(hub);
        this.figures = figures;
        this.baselines = baselines;
        this.effort = hub.effort();
    }

    /** Takes everything back, on both sides. */
    void startAnew() throws SQLException {
        hub.empty();
        for (FlatTable baseline : baselines) {
            baseline.create();
        }
    }

    /** Both sides learn a state before the contest begins. */
    Feeding.Took prepare(FeedFiles state) throws SQLException, IOException, InterruptedException {
        for (FlatTable baseline : baselines) {
            baseline.stage();
            baseline.load(state);
        }
        Feeding.Took took = feeding.feed(state);
        feeding.relayed();
        return took;
    }

    /** Measures both. */
    Feeding.Took round(FeedFiles state) throws SQLException, IOException {
        for (FlatTable baseline : baselines) {
            baseline.stage();
            hub.checkpoint();
            effort.begin();
            baseline.load(state);
            figures.add(baseline.series(), effort);
        }
        return ours(state, OURS);
    }

    /** Measures the hub alone. */
    Feeding.Took ours(FeedFiles state, String series) throws SQLException {
        hub.checkpoint();
        effort.begin();
        Feeding.Took took = feeding.feed(state);
        figures.add(series, effort);
        figures.add(series + "-receive", took.receiveSeconds());
        return took;
    }

    /** Measures what follows after the commit: every event to its consumers. */
    void relay() throws InterruptedException {
        effort.begin();
        feeding.relayed();
        figures.add("relay", effort);
    }
}
