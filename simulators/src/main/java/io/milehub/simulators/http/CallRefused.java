package io.milehub.simulators.http;

import java.util.Map;

/** A call that is answered with an error; nothing was changed. */
public final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;

    /** Answered with this status and {@code {"error": slug, "message": message}}. */
    public CallRefused(int status, String slug, String message) {
        super(message);
        this.status = status;
        this.slug = slug;
    }

    /** The answer. */
    public Reply reply() {
        return Reply.json(status, Map.of("error", slug, "message", String.valueOf(getMessage())));
    }
}
