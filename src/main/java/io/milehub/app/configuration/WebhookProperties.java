package io.milehub.app.configuration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the webhook door.
 *
 * @param bodyMax longest body
 * @param timestampTolerance how far a message's timestamp may be from the hub's clock, either way
 * @param concurrentMax bodies held in memory at once; beyond it 503
 */
public record WebhookProperties(
        @DefaultValue("1MB") DataSize bodyMax,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration timestampTolerance,

        @DefaultValue("64") @Min(1) @Max(10_000) int concurrentMax) {}
