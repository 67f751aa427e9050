package io.milehub.app.client;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubCommand;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a hub and shows what it answers. */
public final class HubHttp {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HubHttp() {}

    static HttpResponse<String> send(HttpRequest request) {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandRefused("the hub at " + request.uri() + " does not answer (" + e + "); is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted while waiting for " + request.uri());
        }
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static String object(String name, Object value) {
        return JSON.writeValueAsString(Map.of(name, value));
    }

    /** Status and body for a human; a body that is not JSON as it is. */
    static void print(HttpResponse<String> response) {
        System.out.println(response.statusCode());
        String body = response.body();
        if (!body.isBlank()) {
            System.out.println(pretty(body));
        }
    }

    public static String pretty(String body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }

    /** The status of a process whose call was answered like this. */
    public static int status(HttpResponse<String> response) {
        return response.statusCode() < 400 ? 0 : HubCommand.FAILED;
    }
}
