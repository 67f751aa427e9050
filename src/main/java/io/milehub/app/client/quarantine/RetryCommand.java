package io.milehub.app.client.quarantine;

import io.milehub.app.client.RunLines;
import io.milehub.app.command.HubCommand;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code retry} and {@code release} share: records go into a run, whose end is waited for. */
abstract class RetryCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int LOOKS_MAX = 200;
    private static final Set<String> UNDER_WAY = Set.of("RECEIVED");

    @Mixin
    private Operator operator = new Operator();

    @Mixin
    private Meant meant = new Meant();

    private final String decision;

    RetryCommand(String decision) {
        this.decision = decision;
    }

    abstract @Nullable String why();

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode call = meant.call();
        if (why() != null) {
            call.put("why", why());
        }
        JsonNode outcome = operator.post("/ops/quarantine/" + decision, call.toString());
        System.out.printf(
                "%d records are mapped again by run %s%s.%n%n",
                outcome.path("records").asInt(), outcome.path("run").asString(), left(outcome));
        JsonNode run = end(outcome.path("run").asString());
        RunLines.header();
        RunLines.print(run);
        System.out.println();
        String state = run.path("state").asString();
        System.out.println(
                switch (state) {
                    case "MERGED" -> merged(run);
                    case "HELD" -> "Nothing of it is merged before an operator has decided.";
                    case "RECEIVED" -> "It waits for its feed's turn: ./hub runs shows how it ends.";
                    default -> "Nothing of it was merged; the records are open as before.";
                });
        return state.equals("FAILED") ? HubCommand.FAILED : 0;
    }

    private static String left(JsonNode outcome) {
        int left = outcome.path("left").asInt();
        return left == 0 ? "" : ", " + left + " more are left for another";
    }

    private static String merged(JsonNode run) {
        int older = run.path("older").asInt();
        return run.path("accepted").asInt() + " were let in"
                + (older == 0 ? "" : ", of which " + older + " lost to a later fact")
                + ", " + run.path("refused").asInt() + " stay in quarantine.";
    }

    private JsonNode end(String run) throws InterruptedException {
        JsonNode now = operator.get("/ops/runs/" + run);
        for (int look = 0;
                look < LOOKS_MAX && UNDER_WAY.contains(now.path("state").asString());
                look++) {
            new CountDownLatch(1).await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            now = operator.get("/ops/runs/" + run);
        }
        return now;
    }

    /** {@code hub quarantine retry}. */
    @Command(
            name = "retry",
            description = "Maps records again, after their mapping was mended; what is good now is merged.")
    static final class Retry extends RetryCommand {
        Retry() {
            super("retry");
        }

        @Override
        @Nullable
        String why() {
            return null;
        }
    }

    /** {@code hub quarantine release}. */
    @Command(
            name = "release",
            description = "Lets records in that nothing but the mapping's own `refuse` rules speak against.")
    static final class Release extends RetryCommand {
        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason, for the audit trail")
        private String why = "";

        Release() {
            super("release");
        }

        @Override
        String why() {
            return why;
        }
    }
}
