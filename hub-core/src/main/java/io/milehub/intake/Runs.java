package io.milehub.intake;

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
 */
@Service
public class Runs {
    /** A stored body, and what it says about itself. */
    public record Received(DeliveryId delivery, PageFacts facts) {}

    /** Begins to receive. Throws {@link RunRefused.InProgress} while the feed has an open run. */
    public Run open(FeedKey feed) {
        throw new UnsupportedOperationException("not built yet: " + feed);
    }

    /**
     * Takes over the open run that a dead node left: its attempt is raised, so that the dead one, should it live on, can
     * finish nothing. A RECEIVED run is to be given to {@link #resume}, a RECEIVING one to {@link #abandon}.
     */
    public Optional<Run> unfinished(FeedKey feed) {
        throw new UnsupportedOperationException("not built yet: " + feed);
    }

    /** Stores one page or file of the run in one commit, then reads what it says about itself. */
    public Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        throw new UnsupportedOperationException("not built yet: " + run + body + contentType);
    }

    /** Puts a waiting webhook into the run. */
    public void attach(Run run, DeliveryId webhook) {
        throw new UnsupportedOperationException("not built yet: " + run + webhook);
    }

    /** Maps, stages and merges what was received; cursor and ETag advance in the merge's transaction. */
    public RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter) {
        throw new UnsupportedOperationException("not built yet: " + run + cursorAfter + etagAfter);
    }

    /** Applies a RECEIVED run again, with the cursor and ETag that it was received with. */
    public RunOutcome resume(Run run) {
        return apply(run, run.cursorAfter(), run.etagAfter());
    }

    /** The source said that nothing changed (304, same file). */
    public void unchanged(Run run, String why) {
        throw new UnsupportedOperationException("not built yet: " + run + why);
    }

    /** Gives the run up; what it received is kept. */
    public void fail(Run run, String error) {
        throw new UnsupportedOperationException("not built yet: " + run + error);
    }

    /** Closes a run whose node died before everything was received. */
    public void abandon(Run run) {
        throw new UnsupportedOperationException("not built yet: " + run);
    }

    /** Where the feed stands. */
    public FeedState state(FeedKey feed) {
        throw new UnsupportedOperationException("not built yet: " + feed);
    }

    /** The latest runs, newest first, of one feed or of all. */
    public List<RunSummary> recent(int limit, @Nullable FeedKey feed) {
        throw new UnsupportedOperationException("not built yet: " + limit + feed);
    }

    /** One run. */
    public Optional<RunSummary> find(RunId run) {
        throw new UnsupportedOperationException("not built yet: " + run);
    }
}
