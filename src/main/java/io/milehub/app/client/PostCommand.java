package io.milehub.app.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub post}. */
@Command(name = "post", description = "Posts JSON to the hub with a new Idempotency-Key and prints status and answer.")
public final class PostCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(index = "0", paramLabel = "PATH", description = "for example /api/holds")
    private String path = "/";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "body (default: {})")
    private String body = "{}";

    @Option(names = "--as", paramLabel = "WHO", required = true, description = "member or operator")
    private String who = "";

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency-Key (default: a new one)")
    private @Nullable String key;

    @Override
    public Integer call() {
        var response = post(hub, hub.token(who), path, body, key == null ? newKey() : key);
        HubHttp.print(response);
        return HubHttp.status(response);
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public static HttpResponse<String> post(HubAccess hub, String token, String path, String body, String key) {
        return HubHttp.send(HttpRequest.newBuilder(GetCommand.target(hub.base(), path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
