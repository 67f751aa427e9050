package io.milehub.api.security;

import io.milehub.membership.Client;
import io.milehub.membership.Clients;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Clients as the authorisation server wants them, read at each token request so that a revocation counts at once. */
final class HubClients implements RegisteredClientRepository {

    static final String TENANT = "milehub.tenant";
    static final String MEMBER = "milehub.member";

    private final Clients clients;
    private final Duration lifetime;

    HubClients(Clients clients, Duration lifetime) {
        this.clients = clients;
        this.lifetime = lifetime;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are provisioned by configuration");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).map(this::registered).orElse(null);
    }

    private RegisteredClient registered(Client client) {
        var settings = ClientSettings.builder().setting(TENANT, client.tenant().value());
        if (client.memberId() != null) {
            settings.setting(MEMBER, client.memberId().toString());
        }
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(granted -> granted.addAll(client.scopes()))
                .clientSettings(settings.build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }
}
