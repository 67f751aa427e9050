package io.milehub.app.configuration;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The payment sandbox.
 *
 * @param sandboxUrl where it listens; absent = checkouts cannot be paid
 * @param timeout longest wait for one answer before a payment's outcome counts as unknown
 */
public record PaymentProperties(
        @Nullable URI sandboxUrl, @DefaultValue("10s") Duration timeout) {}
