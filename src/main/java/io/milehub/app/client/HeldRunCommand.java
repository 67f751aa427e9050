package io.milehub.app.client;

import io.milehub.app.command.HubCommand;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code hub release} and {@code hub refuse} share: an operator's word on one held run. */
public abstract class HeldRunCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int LOOKS_MAX = 100;

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(index = "0", paramLabel = "RUN", description = "the run's number, as ./hub runs shows it")
    private long run;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason, for the audit trail")
    private String why = "";

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    private final String decision;

    HeldRunCommand(String decision) {
        this.decision = decision;
    }

    @Override
    public Integer call() throws InterruptedException {
        String token = hub.token(who);
        String body = JsonNodeFactory.instance.objectNode().put("why", why).toString();
        var answer = PostCommand.post(hub, token, "/ops/runs/" + run + "/" + decision, body, PostCommand.newKey());
        if (HubHttp.status(answer) != 0) {
            HubHttp.print(answer);
            return HubCommand.FAILED;
        }
        RunLines.header();
        RunLines.print(end(token, HubHttp.json(answer.body())));
        return 0;
    }

    /** A released run is applied by its feed's job, a moment later. */
    private JsonNode end(String token, JsonNode first) throws InterruptedException {
        JsonNode now = first;
        for (int look = 0; look < LOOKS_MAX && now.path("state").asString().equals("RECEIVED"); look++) {
            new CountDownLatch(1).await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            now = HubHttp.json(GetCommand.get(hub, token, "/ops/runs/" + run).body());
        }
        return now;
    }

    /** {@code hub release}. */
    @Command(name = "release", description = "Lets a held run merge: what it would do is approved, and no more.")
    public static final class Release extends HeldRunCommand {
        public Release() {
            super("release");
        }
    }

    /** {@code hub refuse}. */
    @Command(name = "refuse", description = "Decides against a held run; the source is asked for a fresh snapshot.")
    public static final class Refuse extends HeldRunCommand {
        public Refuse() {
            super("refuse");
        }
    }
}
