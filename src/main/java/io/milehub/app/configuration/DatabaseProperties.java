package io.milehub.app.configuration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL; without a URL the hub runs one of its own in the data folder.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param poolSize most connections of this node
 * @param poolWaitMax longest wait for a free connection
 * @param statementMax longest silence of the server during one statement
 */
public record DatabaseProperties(
        @Nullable String url,
        @DefaultValue("hub_owner") String ownerUser,
        @Nullable String ownerPassword,
        @DefaultValue("hub_app") String appUser,
        @Nullable String appPassword,
        @DefaultValue("20") @Min(2) @Max(1000) int poolSize,
        @DefaultValue("10s") Duration poolWaitMax,
        @DefaultValue("10m") Duration statementMax) {

    /** Whether somebody else runs the server. */
    public boolean external() {
        return url != null && !url.isBlank();
    }

    /** An external server needs to be told how to log in. */
    @AssertTrue(message = "with milehub.database.url set, owner-password and app-password must be set too")
    public boolean isCompleteWhenExternal() {
        return !external() || (ownerPassword != null && appPassword != null);
    }
}
