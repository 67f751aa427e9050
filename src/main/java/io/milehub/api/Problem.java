package io.milehub.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call that was refused (RFC 9457). The slug names the kind of refusal for clients, logs and documentation
 * alike; the detail says what was refused, why, and what to do.
 */
public final class Problem extends RuntimeException {
    private static final String TYPES = "https://milehub.io/problems/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpStatus status;
    private final String slug;
    private final String detail;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private @Nullable Integer retryAfterSeconds;

    private Problem(HttpStatus status, String slug, String detail) {
        super(slug + ": " + detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.detail = detail;
    }

    public static Problem of(HttpStatus status, String slug, String detail) {
        return new Problem(status, slug, detail);
    }

    /** A field that breaks a rule. */
    public static Problem invalid(String field, String detail) {
        return of(HttpStatus.BAD_REQUEST, "invalid-request", detail).with("field", field);
    }

    /** Something that is not there, or not for this caller, which is not told apart. */
    public static Problem unknown(String slug, String what) {
        return of(HttpStatus.NOT_FOUND, slug, what);
    }

    /** A member of the body beyond those of every problem. */
    public Problem with(String name, Object value) {
        more.put(name, value);
        return this;
    }

    /** When the same call may succeed. */
    public Problem retryAfter(int seconds) {
        this.retryAfterSeconds = seconds;
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    /** Seconds for the header Retry-After; null for none. */
    @Nullable
    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The body. */
    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPES + slug));
        body.setProperty("code", slug);
        more.forEach(body::setProperty);
        return body;
    }

    /** Writes the problem from where no controller is reached yet. */
    void write(HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPES + slug);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("code", slug);
        body.putAll(more);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (retryAfterSeconds != null) {
            response.setHeader("Retry-After", String.valueOf(retryAfterSeconds));
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
