package io.milehub.app.client;

import io.milehub.app.command.CommandRefused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub get}. */
@Command(
        name = "get",
        description = "Calls the hub and prints status and JSON, for example: get /api/products --as anna")
public final class GetCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(paramLabel = "PATH", description = "path and query, for example '/api/products?limit=3'")
    private String path = "/";

    @Option(names = "--as", paramLabel = "WHO", required = true, description = "member or operator")
    private String who = "";

    @Override
    public Integer call() {
        var response = get(hub, hub.token(who), path);
        HubHttp.print(response);
        return HubHttp.status(response);
    }

    public static HttpResponse<String> get(HubAccess hub, String token, String path) {
        return HubHttp.send(HttpRequest.newBuilder(target(hub.base(), path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    static URI target(URI base, String path) {
        if (!path.startsWith("/")) {
            throw new CommandRefused("the path '" + path + "' has to begin with a slash, for example /api/products");
        }
        try {
            return URI.create(base + path);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused("'" + path + "' is no path of a URL (" + e.getMessage() + ")");
        }
    }
}
