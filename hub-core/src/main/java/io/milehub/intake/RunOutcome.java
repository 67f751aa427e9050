package io.milehub.intake;

import io.milehub.intake.history.RunSummary;

/** How the application of a run ended. Whatever the outcome, it is committed when the caller sees it. */
public sealed interface RunOutcome {
    /** Everything that was accepted stands in the shop. */
    record Merged(RunSummary run) implements RunOutcome {}

    /** The bytes are those that the feed applied last, under the same mapping: nothing was decoded. */
    record Unchanged(RunSummary run) implements RunOutcome {}

    /**
     * The run would do more than its limits allow: nothing of it stands in the shop, and an operator decides. Until
     * then a delta feed merges nothing further; a newer whole snapshot overtakes a held one.
     */
    record Held(RunSummary run) implements RunOutcome {}

    /**
     * Nothing of the run stands in the shop; its bodies are kept. Deliveries of webhooks stay waiting.
     *
     * @param error what was wrong, where, and what to do, in one short text
     */
    record Failed(RunId run, String error) implements RunOutcome {}
}
