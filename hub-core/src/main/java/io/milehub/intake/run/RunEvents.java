package io.milehub.intake.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.history.RunSummary;
import io.milehub.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Tells the rest of the house how a run ended, in the transaction that ends it. */
@Component
public class RunEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbox outbox;
    private final RunHistory history;

    public RunEvents(Outbox outbox, RunHistory history) {
        this.outbox = outbox;
        this.history = history;
    }

    /**
     * Appends {@code RunFinished}, or {@code RunHeld} where an operator is to decide, and returns the run as it stands
     * now.
     */
    public RunSummary finished(Run run) {
        RunSummary summary = history.find(run.id()).orElseThrow();
        String type = summary.state() == Run.State.HELD ? "RunHeld" : "RunFinished";
        outbox.append(type, "run", run.id().toString(), run.attempt(), payload(summary));
        return summary;
    }

    /** Appends {@code RunReleased} or, for a run that ends refused or overtaken, {@code RunFinished}. */
    public RunSummary decided(RunId run) {
        RunSummary summary = history.find(run).orElseThrow();
        String type = summary.state() == Run.State.RECEIVED ? "RunReleased" : "RunFinished";
        outbox.append(type, "run", run.toString(), summary.attempt(), payload(summary));
        return summary;
    }

    private static String payload(RunSummary run) {
        ObjectNode json = JSON.createObjectNode()
                .put("runId", run.id().toString())
                .put("source", run.feed().source())
                .put("feed", run.feed().feed())
                .put("mode", run.mode().name())
                .put("state", run.state().name())
                .put("accepted", run.accepted())
                .put("refused", run.refused())
                .put("skipped", run.skipped())
                .put("added", run.merged().added())
                .put("changed", run.merged().changed())
                .put("unchanged", run.merged().unchanged())
                .put("older", run.merged().older())
                .put("removed", run.merged().removed());
        if (run.error() != null) {
            json.put("error", run.error());
        }
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", impossible);
        }
    }
}
