package io.milehub.api.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * OAuth 2 clients as the authorisation server wants them, read anew at each token request so that a revocation counts
 * at once. The lookup is the owner's function, because the tenant is not known before it.
 */
final class HubClients implements RegisteredClientRepository {

    static final String TENANT = "milehub.tenant";
    static final String MEMBER = "milehub.member";

    private static final String FIND = """
            select tenant_id, client_id, secret_hash, member_id, scopes from membership.find_client(:client)
            """;

    private final JdbcClient jdbc;
    private final Duration lifetime;

    HubClients(JdbcClient jdbc, Duration lifetime) {
        this.jdbc = jdbc;
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
        return jdbc.sql(FIND)
                .param("client", clientId)
                .query((row, _) -> registered(
                        row.getInt("tenant_id"),
                        row.getString("client_id"),
                        row.getString("secret_hash"),
                        row.getObject("member_id", Long.class),
                        List.of((String[]) row.getArray("scopes").getArray())))
                .optional()
                .orElse(null);
    }

    private RegisteredClient registered(
            int tenant, String clientId, String secretHash, @Nullable Long member, List<String> scopes) {
        var settings = ClientSettings.builder().setting(TENANT, tenant);
        if (member != null) {
            settings.setting(MEMBER, member.toString());
        }
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(granted -> granted.addAll(scopes))
                .clientSettings(settings.build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }
}
