package io.milehub.simulators.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call is answered with. */
public sealed interface Reply {

    /** A whole body; empty for none. */
    record Whole(int status, Map<String, String> headers, String body) implements Reply {}

    /** A body written while it is made, in chunks. */
    record Streamed(Map<String, String> headers, Body body) implements Reply {}

    /** A body that breaks off: all of it is announced, a part is sent, and the connection closes. */
    record Torn(Map<String, String> headers, String body, int sentBytes) implements Reply {}

    /** The connection closes without an answer. */
    record HungUp() implements Reply {}

    /** Writes a streamed body. */
    interface Body {

        /** Writes everything; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A JSON body. */
    static Reply json(int status, Object value) {
        return json(status, value, Map.of());
    }

    /** A JSON body with further headers. */
    static Reply json(int status, Object value, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new Whole(status, all, Json.text(value));
    }

    /** Not modified. */
    static Reply unchanged(String etag) {
        return new Whole(304, Map.of("ETag", etag), "");
    }
}
