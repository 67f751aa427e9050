package io.milehub.connectors;

import io.milehub.connectors.runs.Intake;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.FeedState;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.Runs;
import io.milehub.intake.history.RunSummary;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.PageFacts;
import io.milehub.tenancy.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An intake that writes down what it is asked to do, by tenant; {@code "next":"…"} in a body names the next page. */
final class RecordingIntake implements Intake {
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    final List<String> bodies = new ArrayList<>();
    final List<DeliveryId> waiting = new ArrayList<>();
    FeedMode mode = FeedMode.SNAPSHOT;

    @Nullable
    Run left;

    @Nullable
    String cursor;

    @Nullable
    String etag;

    boolean failing;

    private Run run(FeedKey feed, Run.State state) {
        return new Run(new RunId(7), feed, mode, Run.Purpose.FEED, state, 1, Instant.EPOCH, cursor, etag);
    }

    void leave(FeedKey feed, Run.State state) {
        left = run(feed, state);
    }

    private static RunSummary summary(Run run) {
        MergeCounts none = new MergeCounts(0, 0, 0, 0, 0);
        return new RunSummary(
                run.id(),
                run.feed(),
                run.mode(),
                Run.State.MERGED,
                1,
                "here",
                Instant.EPOCH,
                null,
                0,
                0,
                0,
                0,
                0,
                none,
                null);
    }

    private void note(String call) {
        calls.add(Tenancy.current() + " " + call);
    }

    @Override
    public Optional<Run> unfinished(FeedKey feed) {
        Optional<Run> found = Optional.ofNullable(left);
        left = null;
        return found;
    }

    @Override
    public FeedState state(FeedKey feed) {
        return new FeedState(cursor, etag, null, null, null, null);
    }

    @Override
    public Run open(FeedKey feed) {
        note("open " + feed);
        return run(feed, Run.State.RECEIVING);
    }

    @Override
    public Runs.Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        bodies.add(text);
        note("receive " + contentType);
        Matcher next = NEXT.matcher(text);
        PageFacts facts = new PageFacts(next.find() ? next.group(1) : null, null, null, -1);
        return new Runs.Received(new DeliveryId(bodies.size()), facts);
    }

    @Override
    public void attach(Run run, DeliveryId webhook) {
        waiting.remove(webhook);
        note("attach " + webhook);
    }

    @Override
    public RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter) {
        note("apply cursor=" + cursorAfter + " etag=" + etagAfter);
        return failing ? new RunOutcome.Failed(run.id(), "as told") : new RunOutcome.Merged(summary(run));
    }

    @Override
    public RunOutcome applyWebhooks(FeedKey feed, List<DeliveryId> webhooks) {
        waiting.removeAll(webhooks);
        note("apply " + feed + " " + webhooks);
        Run run = run(feed, Run.State.RECEIVED);
        return failing ? new RunOutcome.Failed(run.id(), "as told") : new RunOutcome.Merged(summary(run));
    }

    @Override
    public RunOutcome resume(Run run) {
        note("resume " + run.id());
        return new RunOutcome.Merged(summary(run));
    }

    @Override
    public void unchanged(Run run, String why) {
        note("unchanged");
    }

    @Override
    public void fail(Run run, String error) {
        note("fail " + error);
    }

    @Override
    public void abandon(Run run) {
        note("abandon " + run.id());
    }

    @Override
    public List<DeliveryId> waiting(FeedKey feed, int limit) {
        return List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
    }
}
