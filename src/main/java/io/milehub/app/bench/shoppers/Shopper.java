package io.milehub.app.bench.shoppers;

import io.milehub.app.command.CommandRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of the benchmark's shop, met only over HTTP; may be used by several threads. */
public final class Shopper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    /**
     * Signs in.
     *
     * @param url where the shop is, without a slash at its end
     */
    public Shopper(String url, String clientId, String secret) {
        this.url = url;
        String credentials = clientId + ":" + secret;
        var request = HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        this.token = JSON.readTree(send(request, Set.of(200)).body())
                .path("access_token")
                .asString();
    }

    /** A product's page. */
    public JsonNode product(String id) {
        return read("/api/products/" + id);
    }

    /** A page of the list, from behind a product on. */
    public JsonNode page(String after) {
        return read("/api/products?after=" + after);
    }

    /**
     * Asks for one piece.
     *
     * @return the hold's id; empty when there was none left
     */
    public String hold(String variant, String key) {
        String basket = "{\"lines\":[{\"variantId\":\"" + variant + "\",\"quantity\":1}]}";
        HttpResponse<String> answer = send(
                as("/api/holds")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(basket))
                        .build(),
                Set.of(201, 409));
        return answer.statusCode() == 409
                ? ""
                : JSON.readTree(answer.body()).path("id").asString();
    }

    /** Gives a hold back. */
    public void release(String hold, String key) {
        send(as("/api/holds/" + hold).header("Idempotency-Key", key).DELETE().build(), Set.of(204));
    }

    private JsonNode read(String path) {
        return JSON.readTree(send(as(path).build(), Set.of(200)).body());
    }

    private HttpRequest.Builder as(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request, Set<Integer> expected) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!expected.contains(response.statusCode())) {
                throw new CommandRefused(request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted while " + request.uri() + " was asked");
        }
    }
}
