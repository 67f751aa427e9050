package io.milehub.connectors.runs;

import io.milehub.connectors.runs.FeedMeters.End;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.database.Outage;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What pulls and webhooks do alike with runs: take over what a dead node left, and close what cannot go on. */
public final class RunKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);

    private final Intake intake;
    private final FeedKey feed;
    private final String name;

    /** @param name what log lines call the feed */
    public RunKeeper(Intake intake, FeedKey feed, String name) {
        this.intake = intake;
        this.feed = feed;
        this.name = name;
    }

    /** A received run is applied again; one that was still receiving is abandoned, since the source is asked anew. */
    public void recover() throws FeedFailed {
        Optional<Run> left = intake.unfinished(feed);
        if (left.isEmpty()) {
            return;
        }
        Run run = left.get();
        if (run.state() != Run.State.RECEIVED) {
            intake.abandon(run);
            return;
        }
        LOG.info("{}: run {} was received but not applied; applying it", name, run.id());
        try {
            judged(intake.resume(run));
        } catch (RuntimeException e) {
            if (!Outage.isBehind(e)) {
                fail(run, "could not be applied again: " + e.getMessage());
            }
            throw e;
        }
    }

    /** How an applied run ended; a failed one is a failure of the turn. */
    public End judged(RunOutcome outcome) throws FeedFailed {
        return switch (outcome) {
            case RunOutcome.Merged merged -> End.MERGED;
            case RunOutcome.Unchanged unchanged -> End.UNCHANGED;
            case RunOutcome.Held held -> End.HELD;
            case RunOutcome.Failed failed ->
                throw new FeedFailed("run " + failed.run() + ": " + failed.error(), null, null);
        };
    }

    /** Marks the run as failed; where even that fails, the next turn finds it unfinished. */
    public void fail(Run run, String reason) {
        try {
            intake.fail(run, reason);
        } catch (RuntimeException e) {
            LOG.warn("{}: run {} could not be marked as failed ({}): {}", name, run.id(), reason, e.getMessage());
        }
    }

    /**
     * Closes a run that broke off while it received: what failed when the database was away says nothing about feed or
     * message, so that neither is blamed.
     */
    public void brokenOff(Run run, String reason, Throwable cause) {
        if (Outage.isBehind(cause)) {
            abandon(run);
        } else {
            fail(run, reason);
        }
    }

    public void abandon(Run run) {
        try {
            intake.abandon(run);
        } catch (RuntimeException e) {
            LOG.warn("{}: run {} could not be abandoned: {}", name, run.id(), e.getMessage());
        }
    }
}
