package io.milehub.idempotency;

import org.jspecify.annotations.Nullable;

/** A response as it was given the first time. */
public record KeptResponse(
        int status, @Nullable String location, @Nullable String contentType, byte[] body) {}
