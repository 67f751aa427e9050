package io.milehub.simulators.judge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.milehub.simulators.supplier.SupplierSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Talks to a simulator over its socket, as a stranger would. */
public final class Wire {

    /** What all tests take for the present. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /** To a port of this machine. */
    public Wire(int port) {
        this.port = port;
    }

    /** Settings on a free port. */
    public static SupplierSettings settings(Path manifests, long seed, double scale) {
        return new SupplierSettings("127.0.0.1", 0, seed, scale, 0, manifests, NOON, NOON.instant());
    }

    /** Sends a GET; headers are name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    /** Sends a POST. */
    public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Parses a body. */
    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return json(response.body());
    }

    /** Parses a text. */
    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Reads a manifest's feeds. */
    public static JsonNode feeds(Path manifests, String source) throws IOException {
        return manifest(manifests, source).path("feeds");
    }

    /** Reads a manifest. */
    public static JsonNode manifest(Path manifests, String source) throws IOException {
        return JSON.readTree(Files.readString(manifests.resolve(source + ".json")));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
