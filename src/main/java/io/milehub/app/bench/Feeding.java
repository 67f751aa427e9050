package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import io.milehub.app.command.CommandRefused;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.Runs;
import io.milehub.intake.history.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Brings feeds into the hub as {@code hub:intake} does: a run is opened, receives page after page, and is applied. */
final class Feeding {

    private static final long LOOK_MILLIS = 20;
    private static final long WAIT_SECONDS_MAX = 600;

    private static final String EVENTS_WAIT = """
            select exists (select from outbox.event where tenant_id = tenancy.current_tenant() and sent_at is null)
            """;

    /** How a run went, and how much of its time was receiving: the rest is one transaction. */
    record Took(RunSummary run, double receiveSeconds) {}

    private final BenchHub hub;

    Feeding(BenchHub hub) {
        this.hub = hub;
    }

    /** Takes a state in, and returns when it is committed. */
    Took feed(FeedFiles state) {
        var took = new Took[1];
        hub.in(() -> took[0] = run(state));
        return took[0];
    }

    private Took run(FeedFiles state) {
        Runs runs = hub.get(Runs.class);
        long begin = System.nanoTime();
        Run run = runs.open(new FeedKey(BenchHub.SOURCE, state.records().feed()));
        for (Path page : state.pages()) {
            receive(runs, run, page);
        }
        long received = System.nanoTime();
        RunOutcome outcome = runs.apply(run, null, null);
        RunSummary summary = switch (outcome) {
            case RunOutcome.Merged merged -> merged.run();
            case RunOutcome.Unchanged unchanged -> unchanged.run();
            case RunOutcome.Held held ->
                throw new CommandRefused("run " + held.run().id() + " is held by the guard; './hub runs' says why");
            case RunOutcome.Failed failed -> throw new CommandRefused("the run failed: " + failed.error());
        };
        return new Took(summary, (received - begin) / 1e9);
    }

    private static void receive(Runs runs, Run run, Path page) {
        try (InputStream body = Files.newInputStream(page)) {
            runs.receive(run, body, "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until every event has reached its consumers. */
    void relayed() throws InterruptedException {
        long begin = System.nanoTime();
        var never = new CountDownLatch(1);
        while (hub.ask(jdbc -> jdbc.sql(EVENTS_WAIT).query(Boolean.class).single())) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX)) {
                throw new CommandRefused("events still wait after " + WAIT_SECONDS_MAX + " s; see hub.log");
            }
            // Nobody counts it down: it paces the loop.
            never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
