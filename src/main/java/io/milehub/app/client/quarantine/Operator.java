package io.milehub.app.client.quarantine;

import io.milehub.app.client.GetCommand;
import io.milehub.app.client.HubAccess;
import io.milehub.app.client.HubHttp;
import io.milehub.app.client.PostCommand;
import io.milehub.app.command.CommandRefused;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What every command of quarantine shares: which hub, as whom. */
final class Operator {
    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "operator (default: ops)")
    private String who = "ops";

    JsonNode get(String path) {
        return answer(GetCommand.get(hub, hub.token(who), path));
    }

    JsonNode post(String path, String body) {
        return answer(PostCommand.post(hub, hub.token(who), path, body, PostCommand.newKey()));
    }

    private static JsonNode answer(HttpResponse<String> response) {
        if (HubHttp.status(response) != 0) {
            JsonNode problem = HubHttp.json(response.body());
            throw new CommandRefused(problem.path("code").asString("" + response.statusCode()) + ": "
                    + problem.path("detail").asString(response.body()));
        }
        return HubHttp.json(response.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
