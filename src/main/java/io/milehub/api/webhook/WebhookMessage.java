package io.milehub.api.webhook;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message as it came over the wire; nothing in it is believed yet. */
final class WebhookMessage {

    private final Function<String, @Nullable String> headers;
    private final @Nullable String contentType;
    private final byte[] body;

    /** @param headers gives a header by its name, whatever its case */
    WebhookMessage(Function<String, @Nullable String> headers, @Nullable String contentType, byte[] body) {
        this.headers = headers;
        this.contentType = contentType;
        this.body = body;
    }

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }
}
