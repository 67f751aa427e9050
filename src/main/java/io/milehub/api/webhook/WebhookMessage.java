package io.milehub.api.webhook;

import org.jspecify.annotations.Nullable;

/** A message as it came over the wire; nothing in it is believed yet. */
final class WebhookMessage {

    private final @Nullable String id;
    private final @Nullable String timestamp;
    private final @Nullable String signatures;
    private final @Nullable String contentType;
    private final byte[] body;

    WebhookMessage(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            @Nullable String contentType,
            byte[] body) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
        this.contentType = contentType;
        this.body = body;
    }

    @Nullable
    String id() {
        return id;
    }

    @Nullable
    String timestamp() {
        return timestamp;
    }

    @Nullable
    String signatures() {
        return signatures;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }
}
