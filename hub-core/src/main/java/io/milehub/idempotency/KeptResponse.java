package io.milehub.idempotency;

import org.jspecify.annotations.Nullable;

/** A response as it was given the first time. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way from one socket to another; nobody compares them.
public record KeptResponse(
        int status, @Nullable String location, @Nullable String contentType, byte[] body) {}
