package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPullTest {
    private static final String JOB = "aurora/maison-aurelle/catalogue";
    private static final String KEY = "key-17%&+ {x}";

    private Supplier supplier;
    private RouteHarness routes;

    @BeforeEach
    void start() throws Exception {
        supplier = new Supplier();
        routes = RouteHarness.of("maison-aurelle", settings());
    }

    @AfterEach
    void stop() {
        routes.close();
        supplier.close();
    }

    private Map<String, String> settings() {
        return Map.of("base-url", supplier.url(), "api-key", KEY);
    }

    @Test
    void follows_the_cursor_page_by_page_and_applies_the_run_once() throws Exception {
        supplier.page("{\"next\":\"a/b=&1\"}", "ETag", "\"v1\"")
                .page("{\"next\":\"c\"}")
                .page("{}");

        routes.turn(JOB);

        assertThat(supplier.asked)
                .containsExactly(
                        "GET /v1/catalogue?limit=200",
                        "GET /v1/catalogue?limit=200&cursor=a%2Fb%3D%261",
                        "GET /v1/catalogue?limit=200&cursor=c");
        assertThat(supplier.headers)
                .allSatisfy(sent -> assertThat(sent.getFirst("X-Api-Key")).isEqualTo(KEY));
        assertThat(routes.calls())
                .containsExactly(
                        "1 open maison-aurelle/catalogue",
                        "1 receive application/json",
                        "1 receive application/json",
                        "1 receive application/json",
                        "1 apply cursor=c etag=\"v1\"");
    }

    @Test
    void sends_no_header_but_those_that_the_route_and_the_hub_have_set() throws Exception {
        supplier.page("{\"next\":\"c\"}", "CamelHttpUri", "http://127.0.0.1:1/", "X-Steer", "x")
                .page("{}");

        routes.turn(JOB);

        assertThat(supplier.headers.get(1).keySet().stream().map(String::toLowerCase))
                .containsExactlyInAnyOrder("accept-encoding", "connection", "host", "user-agent", "x-api-key");
    }

    @Test
    void asks_for_the_first_page_only_if_it_has_changed() throws Exception {
        routes.intake.etag = "\"v1\"";
        supplier.then(Supplier.status(304));

        routes.turn(JOB);

        assertThat(supplier.headers.getFirst().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(routes.calls()).containsExactly("1 open maison-aurelle/catalogue", "1 unchanged");
    }

    @Test
    void asks_for_further_pages_unconditionally() throws Exception {
        routes.intake.etag = "\"v1\"";
        supplier.page("{\"next\":\"c\"}", "ETag", "\"v2\"").page("{}", "ETag", "\"v2-c\"");

        routes.turn(JOB);

        assertThat(supplier.headers.get(1).containsKey("If-None-Match")).isFalse();
        assertThat(routes.calls()).last().isEqualTo("1 apply cursor=c etag=\"v2\"");
    }

    @Test
    void tries_again_after_503_with_a_doubling_wait() throws Exception {
        supplier.then(Supplier.status(503)).then(Supplier.status(502)).page("{}");

        routes.turn(JOB);

        // Half of the doubling wait; the other half is jitter, which is nil here.
        assertThat(routes.pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(routes.calls()).last().isEqualTo("1 apply cursor=null etag=null");
    }

    @Test
    void waits_as_long_as_retry_after_says() throws Exception {
        supplier.then(Supplier.status(429, "Retry-After", "7"))
                .then(Supplier.status(503, "Retry-After", "Sun, 01 Mar 2026 09:00:20 GMT"))
                .page("{}");

        routes.turn(JOB);

        assertThat(routes.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(20));
    }

    @Test
    void does_not_wait_within_a_run_for_a_retry_after_beyond_the_limit() {
        supplier.then(Supplier.status(429, "Retry-After", "3600"));

        assertThatThrownBy(() -> routes.turn(JOB))
                .isInstanceOf(FeedFailed.class)
                .hasMessageContaining("HTTP 429");
        assertThat(routes.pauses).isEmpty();
    }

    @Test
    void fails_the_run_when_the_tries_are_used_up() {
        for (int i = 0; i < 4; i++) {
            supplier.then(Supplier.status(503));
        }

        assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);
        assertThat(supplier.asked).hasSize(4);
        assertThat(routes.calls())
                .last()
                .isEqualTo("1 fail HTTP 503 from " + supplier.url() + "/v1/catalogue (4 tries)");
    }

    @Test
    void follows_no_redirect() throws Exception {
        try (Supplier other = new Supplier()) {
            supplier.then(Supplier.status(302, "Location", other.url() + "/steal"));

            assertThatThrownBy(() -> routes.turn(JOB)).hasMessageContaining("redirects are not followed");
            assertThat(other.asked).isEmpty();
            assertThat(supplier.asked).hasSize(1);
        }
    }

    @Test
    void does_not_repeat_what_credentials_refuse() {
        supplier.then(Supplier.status(401));

        assertThatThrownBy(() -> routes.turn(JOB)).hasMessageContaining("check the credentials");
        assertThat(supplier.asked).hasSize(1);
    }

    @Test
    void refuses_a_body_that_never_ends() throws Exception {
        ConnectorLimits.Pages pages = new ConnectorLimits.Pages(10, 100_000, Duration.ofMinutes(1));
        ConnectorLimits all = ConnectorLimits.DEFAULT;
        ConnectorLimits small =
                new ConnectorLimits(all.jobs(), pages, all.wire(), all.retry(), all.breaker(), all.webhooks());
        supplier.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write(new byte[64 * 1024]);
            }
        });
        try (RouteHarness limited = RouteHarness.of(small, "maison-aurelle", settings())) {
            assertThatThrownBy(() -> limited.turn(JOB)).hasMessageContaining("larger than 100000 bytes");
            assertThat(limited.intake.bodies).isEmpty();
            assertThat(supplier.asked).hasSize(1);
        }
    }

    @Test
    void takes_nothing_of_a_body_that_breaks_off_and_asks_again() throws Exception {
        supplier.then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"next\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        supplier.page("{}");

        routes.turn(JOB);

        assertThat(routes.intake.bodies).containsExactly("{}");
    }

    @Test
    void refuses_a_cursor_that_comes_again() {
        supplier.page("{\"next\":\"a\"}").page("{\"next\":\"b\"}").page("{\"next\":\"a\"}");

        assertThatThrownBy(() -> routes.turn(JOB)).hasMessageContaining("asked for before: a");
        assertThat(routes.calls()).last().asString().startsWith("1 fail");
    }

    @Test
    void refuses_more_pages_than_the_limit() throws Exception {
        ConnectorLimits all = ConnectorLimits.DEFAULT;
        ConnectorLimits.Pages pages = new ConnectorLimits.Pages(2, 100_000, Duration.ofMinutes(1));
        ConnectorLimits small =
                new ConnectorLimits(all.jobs(), pages, all.wire(), all.retry(), all.breaker(), all.webhooks());
        supplier.page("{\"next\":\"a\"}").page("{\"next\":\"b\"}").page("{}");
        try (RouteHarness limited = RouteHarness.of(small, "maison-aurelle", settings())) {
            assertThatThrownBy(() -> limited.turn(JOB)).hasMessageContaining("pages-per-run-max");
        }
    }

    @Test
    void gives_each_tenant_its_own_credentials_at_the_same_address() throws Exception {
        String nasty = "p%41&x=;+ a$#)é/?";
        supplier.page("<a/>").page("<a/>");
        List<Subscription> both = List.of(
                RouteHarness.subscription(1, "aurora", "galleria-lume", basic("one", nasty)),
                RouteHarness.subscription(2, "boreal", "galleria-lume", basic("two", "other")));
        try (RouteHarness two = RouteHarness.of(both)) {
            two.turn("aurora/galleria-lume/catalogue");
            two.turn("boreal/galleria-lume/catalogue");

            assertThat(supplier.headers.stream().map(sent -> decoded(sent.getFirst("Authorization"))))
                    .containsExactly("one:" + nasty, "two:other");
            assertThat(two.calls()).contains("1 open galleria-lume/catalogue", "2 open galleria-lume/catalogue");
        }
    }

    private Map<String, String> basic(String user, String password) {
        return Map.of("base-url", supplier.url(), "user", user, "password", password);
    }

    private static String decoded(String authorization) {
        byte[] plain = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
        return new String(plain, StandardCharsets.UTF_8);
    }
}
