package io.milehub.app.configuration;

import io.milehub.app.configuration.orders.OrderProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything below {@code milehub.*}; an unknown key stops start-up, because a misspelt limit is no limit.
 *
 * @param home what relative folders are relative to; the launcher gives the repository's root
 * @param data the embedded database, keys and generated secrets
 * @param routes the connectors' route files
 * @param mappings the mapping files, their lookups and cases
 * @param publicUrl how clients reach the hub; it is also the issuer of the hub's own tokens, so all nodes share it
 */
@Validated
@ConfigurationProperties(prefix = "milehub", ignoreUnknownFields = false)
public record MilehubProperties(
        @DefaultValue(".") Path home,
        @DefaultValue(".hub") Path data,
        @DefaultValue("routes") Path routes,
        @DefaultValue("mappings") Path mappings,
        @DefaultValue("http://localhost:8080") @NotNull URI publicUrl,
        @DefaultValue @Valid DatabaseProperties database,
        @DefaultValue @Valid TokenProperties tokens,
        @DefaultValue @Valid ApiProperties api,
        @DefaultValue @Valid WebhookProperties webhooks,
        @DefaultValue @Valid IntakeProperties intake,
        @DefaultValue @Valid HoldProperties holds,
        @DefaultValue @Valid PaymentProperties payment,
        @DefaultValue @Valid OrderProperties orders,
        @DefaultValue @Valid JobProperties jobs,
        @DefaultValue List<@Valid TenantProperties> tenants) {

    /** The data folder, absolute. */
    public Path dataFolder() {
        return absolute(data);
    }

    /** The folder of route files, absolute. */
    public Path routesFolder() {
        return absolute(routes);
    }

    /** The folder of mapping files, absolute. */
    public Path mappingsFolder() {
        return absolute(mappings);
    }

    /** Where the key that signs tokens is kept, absolute. */
    public Path keyFile() {
        Path file = tokens.keyFile();
        return file == null ? dataFolder().resolve("token-key.json") : absolute(file);
    }

    private Path absolute(Path path) {
        return home.resolve(path).toAbsolutePath().normalize();
    }
}
