package io.milehub.app.client;

import io.milehub.app.client.drift.DriftText;
import io.milehub.app.command.HubCommand;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code hub runs}. */
@Command(name = "runs", description = "Lists the runs of the feeds, newest first; or shows one.")
public final class RunsCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    @Option(names = "--source", paramLabel = "SOURCE", description = "only of this source")
    private @Nullable String source;

    @Option(names = "--held", description = "only runs that wait for a decision")
    private boolean held;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "1 to 200 (default: 20)")
    private int limit = 20;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "one run, with the drift that it showed")
    private @Nullable Long run;

    @Override
    public Integer call() {
        return run == null ? list() : one(run);
    }

    private int one(long id) {
        String token = hub.token(who);
        var response = GetCommand.get(hub, token, "/ops/runs/" + id);
        if (HubHttp.status(response) != 0) {
            HubHttp.print(response);
            return HubCommand.FAILED;
        }
        RunLines.header();
        RunLines.print(HubHttp.json(response.body()));
        var drift = GetCommand.get(hub, token, "/ops/runs/" + id + "/drift");
        if (HubHttp.status(drift) == 0) {
            System.out.println();
            new DriftText(System.out).tell(HubHttp.json(drift.body()));
        }
        return 0;
    }

    private int list() {
        String query = "/ops/runs?limit=" + limit
                + (source == null ? "" : "&source=" + URLEncoder.encode(source, StandardCharsets.UTF_8))
                + (held ? "&state=HELD" : "");
        var response = GetCommand.get(hub, hub.token(who), query);
        if (HubHttp.status(response) != 0) {
            HubHttp.print(response);
            return HubCommand.FAILED;
        }
        RunLines.header();
        for (JsonNode run : HubHttp.json(response.body()).path("items")) {
            RunLines.print(run);
        }
        return 0;
    }
}
