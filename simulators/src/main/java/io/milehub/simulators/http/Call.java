package io.milehub.simulators.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call, read whole.
 *
 * @param captured what stood for {@code {id}} in the path; empty without one
 */
public record Call(
        String method, String path, String captured, Map<String, String> query, Headers headers, String body) {

    static Call of(String method, URI uri, String captured, Headers headers, String body) {
        return new Call(method, uri.getPath(), captured, query(uri.getRawQuery()), headers, body);
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** A query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A whole number from the query.
     *
     * @throws CallRefused with 400 when it is none or out of range
     */
    public int number(String name, int fallback, int low, int high) {
        String text = query.get(name);
        if (text == null) {
            return fallback;
        }
        String sentence = "'" + name + "' must be a whole number from " + low + " to " + high + ", not '" + text + "'.";
        try {
            int number = Integer.parseInt(text);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new CallRefused(400, "bad-" + name, sentence);
        }
        throw new CallRefused(400, "bad-" + name, sentence);
    }

    /** Whether the caller already has this version ({@code If-None-Match}). */
    public boolean has(String etag) {
        return header("If-None-Match")
                .map(known -> known.equals("*") || known.contains(etag))
                .orElse(false);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(decoded(name), decoded(value));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new CallRefused(400, "bad-request", "The query is not percent-encoded: " + text);
        }
    }
}
