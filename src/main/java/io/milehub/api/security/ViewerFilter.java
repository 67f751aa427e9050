package io.milehub.api.security;

import io.milehub.membership.Members;
import io.milehub.membership.Membership;
import io.milehub.pace.Shoppers;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the tenant and the viewer of a request from its token; whoever may not shop at this moment ends here. */
final class ViewerFilter extends OncePerRequestFilter {

    private final Members members;

    ViewerFilter(Members members) {
        this.members = members;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        Integer tenant = tenant(token.getToken());
        if (tenant == null) {
            refuse(response, "tenant-missing", "The token names no tenant (claim 'tenant', a positive whole number).");
            return;
        }
        Long member = member(token.getToken());
        String tier = null;
        if (member != null) {
            Membership membership;
            try {
                membership = Tenancy.in(new TenantId(tenant), () -> members.now(member))
                        .orElse(null);
            } catch (DataAccessException | TransactionException away) {
                logger.warn("A membership could not be looked up: " + away.getMessage());
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                ProblemBody.write(
                        response, HttpStatus.SERVICE_UNAVAILABLE, "busy", "The call was not begun; repeat it.");
                return;
            }
            if (membership == null || !membership.mayShop()) {
                refuse(
                        response,
                        "membership-not-active",
                        "The membership behind this token is not active; it has to be renewed or restored first.");
                return;
            }
            tier = membership.tier();
        }
        var viewer = new Viewer(new TenantId(tenant), member, tier, scopes(token));
        serve(viewer, () -> chain.doFilter(request, response));
    }

    /** What works in the background gives way to members. */
    private static void serve(Viewer viewer, ViewedRequest.Rest rest) throws ServletException, IOException {
        if (viewer.memberId() == null) {
            ViewedRequest.run(viewer, rest);
            return;
        }
        try (var _ = Shoppers.enters()) {
            ViewedRequest.run(viewer, rest);
        }
    }

    private static @Nullable Integer tenant(Jwt token) {
        Object claim = token.getClaim(Claims.TENANT);
        return claim instanceof Number number && number.intValue() > 0 ? number.intValue() : null;
    }

    private static @Nullable Long member(Jwt token) {
        Object claim = token.getClaim(Claims.MEMBER);
        return claim instanceof String text && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private static Set<String> scopes(JwtAuthenticationToken token) {
        var scopes = new HashSet<String>();
        for (var authority : token.getAuthorities()) {
            String name = authority.getAuthority();
            if (name != null && name.startsWith("SCOPE_")) {
                scopes.add(name.substring("SCOPE_".length()));
            }
        }
        return scopes;
    }

    private static void refuse(HttpServletResponse response, String slug, String detail) throws IOException {
        ProblemBody.write(response, HttpStatus.FORBIDDEN, slug, detail);
    }
}
