package io.milehub.app.configuration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A member with a client of its own.
 *
 * @param tier one of the tenant's tiers
 * @param clientSecret absent = generated at first start and kept in the data folder (embedded database only)
 */
public record MemberProperties(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,62}")
        String handle,

        @NotBlank String name,
        @NotBlank String tier,
        @NotNull @Size(min = 3, max = 100) String clientId,
        @Nullable @Size(min = 16) String clientSecret) {

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return handle + " (" + clientId + ")";
    }
}
