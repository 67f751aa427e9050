package io.milehub.intake;

import io.milehub.intake.held.HeldRuns;
import io.milehub.intake.history.RunSummary;
import io.milehub.intake.run.OpenRuns;
import io.milehub.intake.run.RunApplication;
import io.milehub.intake.run.RunReception;
import io.milehub.mapping.PageFacts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes feeds in, run by run. One caller a feed is relied on (its job runs on one node at a time); should two believe
 * that they are the one, the attempt number lets only the later finish.
 *
 * <p>Every method commits what it did before it returns, so none may be called inside a transaction.
 */
@Service
public class Runs {
    /** A stored body, and what it says about itself. */
    public record Received(DeliveryId delivery, PageFacts facts) {}

    private final OpenRuns open;
    private final RunReception reception;
    private final RunApplication application;
    private final HeldRuns held;

    public Runs(OpenRuns open, RunReception reception, RunApplication application, HeldRuns held) {
        this.open = open;
        this.reception = reception;
        this.application = application;
        this.held = held;
    }

    /**
     * Begins to receive. Throws {@link RunRefused.InProgress} while the feed has an open run, and
     * {@link RunRefused.UnknownFeed} if it has no mapping or its source is not this tenant's.
     */
    public Run open(FeedKey feed) {
        return open.open(feed);
    }

    /**
     * Takes over the open run that a dead node left: its attempt is raised, so that the dead one, should it live on,
     * can finish nothing. A RECEIVED run is to be given to {@link #resume}, a RECEIVING one to {@link #abandon}. Only
     * who holds the feed's job may ask, for it is not looked whether the other node is dead.
     */
    public Optional<Run> unfinished(FeedKey feed) {
        return open.takeOver(feed);
    }

    /**
     * Stores one page or file of the run in one commit, then reads what it says about itself. A body that cannot be
     * read to its end is kept and fails the run, as does one over the limit, of which nothing is kept; both throw
     * {@link RunRefused}.
     *
     * @throws IOException if the body breaks off; nothing of it is kept, and the run stays open for another try
     */
    public Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        return reception.receive(run, body, contentType);
    }

    /** Puts a waiting webhook into the run. */
    public void attach(Run run, DeliveryId webhook) {
        reception.attach(run, webhook);
    }

    /**
     * Maps, stages and merges what was received; cursor and ETag advance in the merge's transaction. Throws
     * {@link RunRefused.Stale} if the run was taken over by another.
     */
    public RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter) {
        return application.apply(run, cursorAfter, etagAfter);
    }

    /**
     * Opens a run with waiting webhooks, all received already, and applies it as {@link #apply} does. Throws
     * {@link RunRefused.InProgress}, or {@link RunRefused.Held} where the feed waits for a decision.
     */
    public RunOutcome applyWebhooks(FeedKey feed, List<DeliveryId> webhooks) {
        return application.applyWebhooks(feed, webhooks);
    }

    /** Applies a RECEIVED run again, with the cursor and ETag that it was received with. */
    public RunOutcome resume(Run run) {
        return application.apply(run, run.cursorAfter(), run.etagAfter());
    }

    /** The source said that nothing changed (304, same file). */
    public void unchanged(Run run, String why) {
        open.close(run, Run.State.UNCHANGED, why);
    }

    /** Gives the run up; what it received is kept. */
    public void fail(Run run, String error) {
        open.close(run, Run.State.FAILED, error);
    }

    /** Closes a run whose node died before everything was received. */
    public void abandon(Run run) {
        open.close(run, Run.State.ABANDONED, "its node died before everything was received");
    }

    /**
     * Releases a held run: its effect is approved, and it is open again, for the holder of its feed to take up as
     * {@link #unfinished}. It is mapped again from its bodies; should it now do more than was approved, it is held
     * again. Throws {@link RunRefused.NotHeld}, or {@link RunRefused.InProgress} while a newer run of the feed is open.
     *
     * @param actor who decides
     * @param why the reason, for the audit trail
     */
    public Optional<RunSummary> release(RunId run, String actor, String why) {
        return held.release(run, actor, why);
    }

    /** Refuses a held run for good; a fresh snapshot is asked for. Throws {@link RunRefused.NotHeld}. */
    public Optional<RunSummary> refuse(RunId run, String actor, String why) {
        return held.refuse(run, actor, why);
    }

    /** Where the feed stands. */
    public FeedState state(FeedKey feed) {
        return open.state(feed);
    }

    /** The latest runs, newest first, of one feed or of all. */
    public List<RunSummary> recent(int limit, @Nullable FeedKey feed) {
        return open.recent(limit, feed);
    }

    /** One run. */
    public Optional<RunSummary> find(RunId run) {
        return open.find(run);
    }
}
