package io.milehub.api.webhook;

import org.jspecify.annotations.Nullable;

/** A message as it came over the wire; nothing in it is believed yet. */
record WebhookMessage(
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signatures,
        @Nullable String contentType,
        byte[] body) {}
