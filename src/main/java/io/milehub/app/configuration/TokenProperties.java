package io.milehub.app.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bearer tokens.
 *
 * @param issuer an OpenID Connect issuer whose tokens are accepted instead of the hub's own; absent = the hub issues
 * @param keyFile the key that signs the hub's own tokens; nodes of one hub share it
 * @param lifetime how long one of the hub's own tokens is good for
 */
public record TokenProperties(
        @Nullable URI issuer,
        @Nullable Path keyFile,

        @DefaultValue("1h") @DurationMin(seconds = 10) @DurationMax(hours = 24)
        Duration lifetime) {}
