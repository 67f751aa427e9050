package io.milehub.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client that reads JSON: the tests know the hub's API from its documents alone. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final int BUSY_MAX = 10;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException unreadable) {
                throw new UncheckedIOException("not JSON, status " + status + ": " + body, unreadable);
            }
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected status " + wanted + " but was " + status + ": " + body);
            }
            return this;
        }
    }

    private Http() {}

    static Answer get(String url, @Nullable String token) {
        return send(authorised(url, token).GET().build());
    }

    /** With a new key; an honest "busy" is answered as a client should: the same call again with the same key. */
    static Answer post(String url, @Nullable String token, String json) {
        String key = UUID.randomUUID().toString();
        Answer answer = post(url, token, json, key);
        for (int again = 0; again < BUSY_MAX && answer.status() == 503; again++) {
            answer = post(url, token, json, key);
        }
        return answer;
    }

    static Answer post(String url, @Nullable String token, String json, String key) {
        return send(authorised(url, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    static Answer delete(String url, String token) {
        return send(authorised(url, token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .DELETE()
                .build());
    }

    static Answer form(String url, String form) {
        return send(authorised(url, null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    static Answer send(HttpRequest request) {
        HttpResponse<String> answer = exchange(request);
        return new Answer(answer.statusCode(), answer.body());
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.Builder authorised(String url, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_MAX).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
