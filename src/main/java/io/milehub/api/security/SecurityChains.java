package io.milehub.api.security;

import io.milehub.membership.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Which door asks for what. A path that no rule names is refused. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** What a page of the hub may load: the API's own browser, nothing from elsewhere. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain tokenDoor(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> http.securityMatcher(server.getEndpointsMatcher()));
        return stateless(http)
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain callers(HttpSecurity http, Members members) {
        var refusals = new Refusals();
        return stateless(http)
                .authorizeHttpRequests(calls -> calls.requestMatchers("/webhooks/**")
                        .permitAll()
                        .requestMatchers("/", "/openapi.json/**", "/openapi.json", "/docs/**", "/swagger-ui/**")
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access((caller, context) -> new AuthorizationDecision(isLocal(context.getRequest())
                                || caller.get().getAuthorities().stream()
                                        .anyMatch(granted -> "SCOPE_ops".equals(granted.getAuthority()))))
                        .requestMatchers("/api/**")
                        .hasAuthority("SCOPE_shop")
                        .requestMatchers("/ops/**", "/actuator/**")
                        .hasAuthority("SCOPE_ops")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(_ -> {}).authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .addFilterAfter(new ViewerFilter(members), AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        // Without cookies there is nothing that another site could make a browser send along.
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(_ -> {});
    }

    /**
     * By the socket, never by a header; behind a proxy on the same machine every caller is local, so block it there.
     */
    private static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
