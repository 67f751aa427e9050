package io.milehub.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says 401 and 403 as problems; {@code WWW-Authenticate} follows RFC 6750. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        boolean presented = error instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, presented ? "Bearer error=\"invalid_token\"" : "Bearer");
        if (presented) {
            ProblemBody.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "token-refused",
                    "The bearer token is malformed, expired or from an issuer that is not believed here; get a new one"
                            + " at POST /oauth2/token.");
        } else {
            ProblemBody.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "token-missing",
                    "This call needs a bearer token; get one at POST /oauth2/token and send it as Authorization:"
                            + " Bearer <token>.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException error)
            throws IOException {
        String scope = request.getRequestURI().startsWith("/api/") ? "shop" : "ops";
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        ProblemBody.write(
                response,
                HttpStatus.FORBIDDEN,
                "scope-missing",
                "The token does not carry the scope '" + scope + "' that this call needs; use a client that has it.");
    }
}
