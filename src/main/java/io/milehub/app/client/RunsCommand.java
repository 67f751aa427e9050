package io.milehub.app.client;

import io.milehub.app.command.HubCommand;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code hub runs}. */
@Command(name = "runs", description = "Lists the runs of the feeds, newest first.")
public final class RunsCommand implements Callable<Integer> {

    private static final String ROW = "%-8s %-16s %-10s %-10s %8s %8s %7s %7s %8s %8s %8s%n";

    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    @Option(names = "--source", paramLabel = "SOURCE", description = "only of this source")
    private @Nullable String source;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "1 to 200 (default: 20)")
    private int limit = 20;

    @Override
    public Integer call() {
        String query = "/ops/runs?limit=" + limit
                + (source == null ? "" : "&source=" + URLEncoder.encode(source, StandardCharsets.UTF_8));
        var response = HubHttp.send(HttpRequest.newBuilder(GetCommand.target(hub.base(), query))
                .header("Authorization", "Bearer " + hub.token(who))
                .build());
        if (HubHttp.status(response) != 0) {
            HubHttp.print(response);
            return HubCommand.FAILED;
        }
        System.out.printf(
                ROW, "run", "source", "feed", "state", "records", "refused", "added", "changed", "same", "removed",
                "seconds");
        for (JsonNode run : HubHttp.json(response.body()).path("items")) {
            print(run);
        }
        return 0;
    }

    private static void print(JsonNode run) {
        System.out.printf(
                ROW,
                run.path("id").asString(),
                run.path("source").asString(),
                run.path("feed").asString(),
                run.path("state").asString(),
                run.path("records").asInt(),
                run.path("refused").asInt(),
                run.path("added").asInt(),
                run.path("changed").asInt(),
                run.path("unchanged").asInt(),
                run.path("removed").asInt(),
                run.path("seconds").isNumber()
                        ? String.format("%.1f", run.path("seconds").asDouble())
                        : "");
        if (run.path("error").isString()) {
            System.out.println("         " + run.path("error").asString());
        }
    }
}
