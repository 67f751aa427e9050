package io.milehub.api.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Problems as RFC 9457 wants them, with the slug that log, documentation and clients share. */
public final class ProblemBody {

    private static final String TYPES = "https://milehub.io/problems/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemBody() {}

    /**
     * @param slug names the kind of problem, for example {@code signature-refused}
     * @param detail what was refused, why, and what to do, in a sentence
     */
    public static ProblemDetail of(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + slug));
        problem.setProperty("code", slug);
        return problem;
    }

    /** Writes a problem from where no controller is reached yet. */
    static void write(HttpServletResponse response, HttpStatus status, String slug, String detail) throws IOException {
        var body = JSON.createObjectNode()
                .put("type", TYPES + slug)
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", detail)
                .put("code", slug);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
