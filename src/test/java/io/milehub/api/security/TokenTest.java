package io.milehub.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.membership.Members;
import io.milehub.membership.Membership;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class TokenTest extends RunningHubTestCase {

    @Autowired
    private Members members;

    @Test
    void a_members_token_says_tenant_member_tier_and_scope() throws Exception {
        String payload = new String(
                Base64.getUrlDecoder().decode(token("aurora-anna").split("\\.", -1)[1]), StandardCharsets.UTF_8);
        var claims = JsonMapper.builder().build().readTree(payload);
        assertThat(claims.path("tenant").asInt()).isEqualTo(1);
        assertThat(claims.path("sub").asString()).isEqualTo("aurora-anna");
        assertThat(claims.path("member").isString()).isTrue();
        assertThat(claims.path("tier").asString()).isEqualTo("gold");
        assertThat(claims.path("scope").toString()).contains("shop").doesNotContain("ops");
    }

    @Test
    void a_wrong_secret_an_unknown_client_and_a_foreign_scope_get_no_token() throws Exception {
        String grant = "grant_type=client_credentials";
        assertThat(tokenRequest("aurora-anna", "wrong", grant).statusCode()).isEqualTo(401);
        assertThat(tokenRequest("nobody", "wrong", grant).statusCode()).isEqualTo(401);
        assertThat(tokenRequest("aurora-anna", secretOf("aurora-anna"), grant + "&scope=ops")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void without_a_token_the_answer_is_401_and_with_the_wrong_scope_403_both_as_problems() throws Exception {
        for (String path : new String[] {"/api/products", "/ops/runs", "/actuator/env", "/nowhere"}) {
            var response = send(request(path));
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(response).path("code").asString()).isEqualTo("token-missing");
        }
        var member = get("/ops/runs", token("aurora-anna"));
        assertThat(member.statusCode()).isEqualTo(403);
        assertThat(json(member).path("type").asString()).isEqualTo("https://milehub.io/problems/scope-missing");
        assertThat(get("/api/products", token("aurora-ops")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_token_that_somebody_else_signed_is_refused() throws Exception {
        String token = token("aurora-ops");
        char last = token.charAt(token.length() - 2);
        String forged = token.substring(0, token.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 1);
        var response = get("/ops/runs", forged);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).path("code").asString()).isEqualTo("token-refused");
    }

    @Test
    void a_suspended_member_is_refused_at_once_although_the_token_is_good() throws Exception {
        String token = token("borealis-clara");
        long clara = Tenancy.in(new TenantId(2), () -> members.provision("clara", "clara", null, "gold"));
        Tenancy.in(new TenantId(2), () -> members.subscribe(clara, "standard", "gold", Membership.State.SUSPENDED));
        try {
            var response = get("/api/products", token);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(json(response).path("code").asString()).isEqualTo("membership-not-active");
        } finally {
            Tenancy.in(new TenantId(2), () -> members.subscribe(clara, "standard", "gold", Membership.State.ACTIVE));
        }
    }

    @Test
    void answers_carry_security_headers_and_no_cookie() throws Exception {
        var headers = get("/ops/runs", token("aurora-ops")).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void the_api_describes_itself_without_a_token() throws Exception {
        var openapi = send(request("/openapi.json"));
        assertThat(openapi.statusCode()).isEqualTo(200);
        assertThat(json(openapi).path("info").path("title").asString()).isEqualTo("Milehub");
        assertThat(json(openapi).path("components").path("securitySchemes").has("token"))
                .isTrue();
        assertThat(json(openapi).path("paths").has("/ops/runs")).isTrue();
        assertThat(send(request("/docs")).statusCode()).isEqualTo(302);
        assertThat(send(request("/swagger-ui/index.html")).statusCode()).isEqualTo(200);
    }
}
