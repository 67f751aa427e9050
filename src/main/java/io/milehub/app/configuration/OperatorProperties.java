package io.milehub.app.configuration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An operator's client.
 *
 * @param handle what the command line calls it
 * @param clientSecret absent = generated at first start and kept in the data folder (embedded database only)
 */
public record OperatorProperties(
        @DefaultValue("ops") @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,62}")
        String handle,

        @NotNull @Size(min = 3, max = 100) String clientId,
        @Nullable @Size(min = 16) String clientSecret) {

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return handle + " (" + clientId + ")";
    }
}
