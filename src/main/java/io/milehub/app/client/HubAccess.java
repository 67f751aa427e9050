package io.milehub.app.client;

import io.milehub.app.KeptSecrets;
import io.milehub.app.RunningHub;
import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubFolders;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches a hub, and as whom. */
public final class HubAccess {

    @Option(names = "--tenant", paramLabel = "NAME", description = "tenant (default: the only one that knows --as)")
    @Nullable
    String tenant;

    @Option(names = "--hub", paramLabel = "DIR", description = "data folder of the hub (default: of the one that runs)")
    private @Nullable Path data;

    @Option(names = "--url", paramLabel = "URL", description = "where the hub is (default: on this machine)")
    private @Nullable URI url;

    @Option(names = "--client-id", paramLabel = "ID", description = "client to use instead of a kept one")
    private @Nullable String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            defaultValue = "${env:MILEHUB_CLIENT_SECRET}",
            description = "its secret (better: in the environment as MILEHUB_CLIENT_SECRET)")
    private @Nullable String clientSecret;

    /** The base address of the hub, without a slash at its end. */
    URI base() {
        if (url != null) {
            return URI.create(url.toString().replaceAll("/+$", ""));
        }
        Path folder = folder();
        int port = RunningHub.in(folder)
                .orElseThrow(() -> new CommandRefused("no hub runs on " + folder + "; start it, or name another"
                        + " folder with --hub or an address with --url"))
                .port();
        return URI.create("http://localhost:" + port);
    }

    Path folder() {
        return HubFolders.data(data);
    }

    KeptSecrets secrets() {
        return KeptSecrets.in(folder());
    }

    /** A bearer token for a member or an operator. */
    public String token(String who) {
        String id = clientId == null ? keptClient(who) : clientId;
        String secret = clientSecret == null || clientSecret.isEmpty() ? keptSecret(id) : clientSecret;
        String credentials = Base64.getEncoder()
                .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = HubHttp.send(HttpRequest.newBuilder(base().resolve("/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        if (response.statusCode() != 200) {
            throw new CommandRefused("the hub at " + base() + " gives the client '" + id + "' no token ("
                    + response.statusCode() + " " + response.body() + "); check its id and secret");
        }
        return HubHttp.json(response.body()).path("access_token").asString();
    }

    /** RFC 6749 section 2.3.1: id and secret are form-encoded before they become a Basic header. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String keptClient(String who) {
        var kept = secrets();
        if (tenant != null) {
            return kept.find("client " + tenant + "/" + who)
                    .orElseThrow(() -> unknown(who, " of tenant '" + tenant + "'"));
        }
        var found = kept.like("client ", "/" + who);
        if (found.size() > 1) {
            throw new CommandRefused("several tenants know '" + who + "'; choose one with --tenant");
        }
        return found.stream().findFirst().orElseThrow(() -> unknown(who, ""));
    }

    private CommandRefused unknown(String who, String where) {
        return new CommandRefused("the data folder " + folder() + " keeps no client for '" + who + "'" + where
                + "; members and operators with a client-secret of their own need --client-id and --client-secret");
    }

    private String keptSecret(String id) {
        return secrets()
                .find("secret " + id)
                .orElseThrow(() -> new CommandRefused(
                        "the data folder keeps no secret for the client '" + id + "'; give it by --client-secret"));
    }
}
