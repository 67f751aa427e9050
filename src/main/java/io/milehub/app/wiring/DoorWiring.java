package io.milehub.app.wiring;

import io.milehub.api.ApiLimits;
import io.milehub.api.security.TokenSettings;
import io.milehub.api.webhook.WebhookLimits;
import io.milehub.api.webhook.WebhookScheme;
import io.milehub.api.webhook.WebhookSecret;
import io.milehub.api.webhook.WebhookSource;
import io.milehub.api.webhook.WebhookSources;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.SourceProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.app.configuration.WebhookProperties;
import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.routes.RouteCheck;
import io.milehub.connectors.routes.RouteFile;
import io.milehub.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the doors what configuration says. */
@Configuration(proxyBeanMethods = false)
class DoorWiring {

    @Bean
    TokenSettings tokenSettings(MilehubProperties properties) {
        var tokens = properties.tokens();
        return new TokenSettings(properties.publicUrl(), tokens.issuer(), properties.keyFile(), tokens.lifetime());
    }

    @Bean
    ApiLimits apiLimits(MilehubProperties properties) {
        return new ApiLimits(Math.toIntExact(properties.api().bodyMax().toBytes()));
    }

    @Bean
    WebhookLimits webhookLimits(MilehubProperties properties) {
        WebhookProperties webhooks = properties.webhooks();
        return new WebhookLimits(
                Math.toIntExact(webhooks.bodyMax().toBytes()), webhooks.timestampTolerance(), webhooks.concurrentMax());
    }

    @Bean
    WebhookSources webhookSources(MilehubProperties properties, ConnectorFolders folders) {
        // Only what a route takes up at the door: anything else would be acknowledged and then lie there.
        List<RouteFile> pushed = RouteCheck.all(folders).files().stream()
                .filter(RouteFile::pushed)
                .toList();
        Map<String, WebhookSource> sources = new HashMap<>();
        for (TenantProperties tenant : properties.tenants()) {
            for (Map.Entry<String, SourceProperties> source : tenant.sources().entrySet()) {
                List<WebhookSecret> secrets = secrets(source.getValue());
                if (!secrets.isEmpty()) {
                    sources.put(
                            key(tenant.name(), source.getKey()),
                            new WebhookSource(
                                    new TenantId(tenant.id()),
                                    source.getKey(),
                                    scheme(source.getValue()),
                                    secrets,
                                    feeds(pushed, source.getKey())));
                }
            }
        }
        return (tenant, source) -> Optional.ofNullable(sources.get(key(tenant, source)));
    }

    private static WebhookScheme scheme(SourceProperties source) {
        SourceProperties.WebhookHmac hmac = source.webhookHmac();
        return hmac == null ? new WebhookScheme.Standard() : new WebhookScheme.BodyHmac(hmac.header(), hmac.idHeader());
    }

    private static List<WebhookSecret> secrets(SourceProperties source) {
        SourceProperties.WebhookHmac hmac = source.webhookHmac();
        return hmac == null
                ? source.webhookSecret().stream().map(WebhookSecret::parse).toList()
                : hmac.secret().stream().map(WebhookSecret::ofText).toList();
    }

    private static Set<String> feeds(List<RouteFile> pushed, String source) {
        return pushed.stream()
                .filter(route -> route.source().equals(source))
                .map(RouteFile::feed)
                .collect(Collectors.toSet());
    }

    private static String key(String tenant, String source) {
        return tenant + "/" + source;
    }
}
