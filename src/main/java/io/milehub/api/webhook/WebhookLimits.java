package io.milehub.api.webhook;

import java.time.Duration;

/**
 * The limits of the door.
 *
 * @param bodyBytesMax longest body
 * @param timestampTolerance how far a timestamp may be from our clock, either way
 * @param concurrentMax bodies held in memory at once
 */
public record WebhookLimits(int bodyBytesMax, Duration timestampTolerance, int concurrentMax) {}
