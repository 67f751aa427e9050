package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that name the next one in the header Link (RFC 8288), as Shopify documents it for its REST Admin API. */
class LinkedPagesTest {
    private static final String CATALOGUE = "aurora/casa-brenna/catalogue";
    private static final String STOCK = "aurora/casa-brenna/stock";

    private Supplier supplier;
    private RouteHarness routes;

    @BeforeEach
    void start() throws Exception {
        supplier = new Supplier();
        routes = RouteHarness.of(
                "casa-brenna",
                Map.of(
                        "base-url",
                        supplier.url() + "/admin/api/2025-01",
                        "access-token",
                        "shpat_1",
                        "location-ids",
                        "487838322,905684977"));
    }

    @AfterEach
    void stop() {
        routes.close();
        supplier.close();
    }

    private static String[] link(String value) {
        return new String[] {"Link", value, "ETag", "\"of-this-page\""};
    }

    @Test
    void the_query_of_the_link_is_what_the_next_page_is_asked_for() throws Exception {
        supplier.page("{}", link("<https://x.example/a.json?page_info=eyJ%3D&limit=250>; rel=\"next\""))
                .page(
                        "{}",
                        link("<https://x.example/a.json?limit=250&page_info=p>; rel=\"previous\", "
                                + "<https://x.example/a.json?limit=250&page_info=n2>; rel=\"next\""))
                .page("{}", link("<https://x.example/a.json?limit=250&page_info=q>; rel=\"previous\""));

        routes.turn(CATALOGUE);

        assertThat(supplier.asked)
                .containsExactly(
                        "GET /admin/api/2025-01/products.json?limit=250",
                        "GET /admin/api/2025-01/products.json?page_info=eyJ%3D&limit=250",
                        "GET /admin/api/2025-01/products.json?limit=250&page_info=n2");
        assertThat(supplier.headers)
                .allSatisfy(sent ->
                        assertThat(sent.getFirst("X-Shopify-Access-Token")).isEqualTo("shpat_1"));
        assertThat(routes.calls()).last().isEqualTo("1 apply cursor=limit=250&page_info=n2 etag=null");
    }

    @Test
    void what_only_the_first_page_may_be_asked_for_is_not_asked_for_again() throws Exception {
        supplier.page("{}", link("<https://x.example/l.json?limit=250&page_info=n>; rel=next"))
                .page("{}");

        routes.turn(STOCK);

        assertThat(supplier.asked)
                .containsExactly(
                        "GET /admin/api/2025-01/inventory_levels.json?limit=250&location_ids=487838322,905684977",
                        "GET /admin/api/2025-01/inventory_levels.json?limit=250&page_info=n");
    }

    /** An unchanged first page says nothing of the second. */
    @Test
    void no_page_is_asked_for_only_if_it_has_changed() throws Exception {
        routes.intake.etag = "\"of-this-page\"";
        supplier.page("{}");

        routes.turn(CATALOGUE);

        assertThat(supplier.headers.getFirst().containsKey("If-None-Match")).isFalse();
        assertThat(routes.calls()).last().isEqualTo("1 apply cursor=null etag=null");
    }

    @Test
    void a_page_that_breaks_off_is_asked_for_again_with_the_same_link() throws Exception {
        supplier.page("{}", link("<https://x.example/a.json?page_info=n>; rel=\"next\""))
                .then(exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write(new byte[10]);
                })
                .page("{}");

        routes.turn(CATALOGUE);

        assertThat(supplier.asked).hasSize(3);
        assertThat(supplier.asked.get(2)).isEqualTo(supplier.asked.get(1)).endsWith("?page_info=n");
        assertThat(routes.intake.bodies).containsExactly("{}", "{}");
    }

    /** Shopify writes {@code Retry-After: 2.0}. */
    @Test
    void a_wait_that_is_written_with_decimals_is_kept_to() throws Exception {
        supplier.then(Supplier.status(429, "Retry-After", "2.0"))
                .then(Supplier.status(429, "Retry-After", "0.4"))
                .page("{}");

        routes.turn(CATALOGUE);

        assertThat(routes.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void a_link_that_goes_round_in_a_circle_fails_the_run() {
        for (int page = 0; page < 3; page++) {
            supplier.page("{}", link("<https://x.example/a.json?page_info=same>; rel=\"next\""));
        }

        assertThatThrownBy(() -> routes.turn(CATALOGUE)).hasMessageContaining("asked for before: page_info=same");
    }

    @Test
    void a_link_that_cannot_be_read_fails_the_run_rather_than_ending_it_early() {
        for (int attempt = 0; attempt < 4; attempt++) {
            supplier.page("{}", link("https://x.example/a.json?page_info=n; rel=\"next\""));
        }

        assertThatThrownBy(() -> routes.turn(CATALOGUE)).hasMessageContaining("does not begin with '<'");
        assertThat(routes.calls()).last().asString().startsWith("1 fail");
    }
}
