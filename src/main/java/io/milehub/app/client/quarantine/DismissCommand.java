package io.milehub.app.client.quarantine;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code hub quarantine dismiss}. */
@Command(name = "dismiss", description = "Takes records off the list; they stay readable until they are purged.")
final class DismissCommand implements Callable<Integer> {
    @Mixin
    private Operator operator = new Operator();

    @Mixin
    private Meant meant = new Meant();

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason, for the audit trail")
    private String why = "";

    @Override
    public Integer call() {
        JsonNode outcome = operator.post(
                "/ops/quarantine/dismiss", meant.call().put("why", why).toString());
        int left = outcome.path("left").asInt();
        System.out.printf(
                "%d records are dismissed%s.%n",
                outcome.path("records").asInt(), left == 0 ? "" : ", " + left + " more are left: dismiss again");
        return 0;
    }
}
