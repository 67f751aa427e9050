package io.milehub.api.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.milehub.membership.Clients;
import io.milehub.membership.Members;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.net.URI;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Issues the hub's tokens and says whose tokens are believed. */
@Configuration(proxyBeanMethods = false)
class HubTokens {

    /** Work factor of the client secrets' hashes: about 60 ms a token request. */
    private static final int BCRYPT_STRENGTH = 10;

    @Bean
    PasswordEncoder clientSecretEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(TokenSettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.at(settings.keyFile())));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.ownIssuer().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository hubClients(Clients clients, TokenSettings settings) {
        return new HubClients(clients, settings.lifetime());
    }

    @Bean
    OAuth2AuthorizationService forgottenAuthorizations() {
        return new ForgottenAuthorizations();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> hubClaims(Members members) {
        return context -> {
            RegisteredClient client = context.getRegisteredClient();
            int tenant = Objects.requireNonNull(client.getClientSettings().<Integer>getSetting(HubClients.TENANT));
            String member = client.getClientSettings().getSetting(HubClients.MEMBER);
            var claims = context.getClaims().claim(Claims.TENANT, tenant);
            if (context.getAuthorizedScopes().isEmpty()) {
                // RFC 6749 section 3.3: without a requested scope, the server's default, here all of the client's.
                claims.claim("scope", client.getScopes());
            }
            if (member != null) {
                claims.claim(Claims.MEMBER, member);
                Tenancy.in(new TenantId(tenant), () -> members.now(Long.parseLong(member)))
                        .ifPresent(membership -> claims.claim(Claims.TIER, membership.tier()));
            }
        };
    }

    @Bean
    JwtDecoder jwtDecoder(TokenSettings settings, JWKSource<SecurityContext> keys) {
        URI external = settings.externalIssuer();
        if (external != null) {
            // Asked at the first token, so that the hub starts while the issuer is away.
            return new SupplierJwtDecoder(() -> JwtDecoders.fromIssuerLocation(external.toString()));
        }
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithIssuer(settings.ownIssuer().toString()));
        return decoder;
    }
}
