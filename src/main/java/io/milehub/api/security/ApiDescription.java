package io.milehub.api.security;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of {@code /openapi.json}: what the API is and how to get in. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI hubApi() {
        var scopes = new Scopes()
                .addString("shop", "browse, hold, check out and buy, as a member")
                .addString("ops", "see runs, sources and quarantined records, as an operator");
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A bearer token by client credentials; ./hub token prints one.")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
        return new OpenAPI()
                .info(new Info()
                        .title("Milehub")
                        .version("0.1")
                        .description("A members-only luxury shop over the houses that supply it. Errors are problems"
                                + " (RFC 9457) whose `code` never changes; amounts are decimal text with a currency;"
                                + " ids are text. Whatever changes something takes an `Idempotency-Key`; the same call"
                                + " with the same key has no second effect.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components().addSecuritySchemes(TOKEN, token))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
