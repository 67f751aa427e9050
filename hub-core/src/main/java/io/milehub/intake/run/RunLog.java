package io.milehub.intake.run;

import io.milehub.intake.Run;
import io.milehub.intake.history.RunSummary;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;

/** One line a run: what an operator wants to know without asking the database. */
final class RunLog {
    private RunLog() {}

    static void ended(Logger log, RunSummary run) {
        switch (run.state()) {
            case MERGED ->
                log.info(
                        "Run {} of {} merged: {} deliveries, {} accepted, {} refused, {} skipped; {} added, {} changed,"
                                + " {} unchanged, {} older, {} removed in {} ms",
                        run.id(),
                        run.feed(),
                        run.deliveries(),
                        run.accepted(),
                        run.refused(),
                        run.skipped(),
                        run.merged().added(),
                        run.merged().changed(),
                        run.merged().unchanged(),
                        run.merged().older(),
                        run.merged().removed(),
                        duration(run).toMillis());
            case HELD ->
                log.warn(
                        "Run {} of {} is held: it {}; decide with ./hub release {} or ./hub refuse {}",
                        run.id(),
                        run.feed(),
                        run.error(),
                        run.id(),
                        run.id());
            case FAILED -> log.warn("Run {} of {} failed: {}", run.id(), run.feed(), run.error());
            default -> log.info("Run {} of {} {}: {}", run.id(), run.feed(), lower(run.state()), why(run));
        }
    }

    /** From the first byte to the end, both by the database's clock. */
    static Duration duration(RunSummary run) {
        return run.finishedAt() == null ? Duration.ZERO : Duration.between(run.startedAt(), run.finishedAt());
    }

    private static String lower(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String why(RunSummary run) {
        return run.error() == null ? "the bytes are those that were applied last" : run.error();
    }
}
