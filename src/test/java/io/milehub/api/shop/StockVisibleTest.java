package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is committed is in the next read: no cache stands between the stock and a member's list or product page. */
class StockVisibleTest extends ShopTestCase {
    /** Far beyond the quarter of a second that {@code ./hub bench stock} measures against. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PRODUCT = """
            select product_id from catalogue.variant where tenant_id = 1 and variant_id = :variant
            """;

    private static final String COUNT = """
            update inventory.stock_level l set on_hand = :pieces
              from catalogue.offer o
             where o.tenant_id = 1 and o.variant_id = :variant and l.tenant_id = 1 and l.offer_id = o.offer_id
            """;

    @Test
    void a_committed_change_is_in_the_next_read_of_page_and_list() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(3);
        assertThat(shown(anna, variant)).isEqualTo("3, listed true");
        for (int pieces : new int[] {0, 7, 0, 1}) {
            inShop(() -> jdbc.sql(COUNT)
                    .param("variant", Long.valueOf(variant))
                    .param("pieces", pieces)
                    .update());
            assertThat(shown(anna, variant)).isEqualTo(pieces + ", listed " + (pieces > 0));
        }
    }

    @Test
    void a_hold_and_its_release_are_in_the_next_read_of_page_and_list() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(2);
        String hold =
                json(post(anna, "/api/holds", basket(variant, 2))).path("id").asString();
        assertThat(shown(anna, variant)).isEqualTo("0, listed false");
        HttpResponse<String> released = send(request("/api/holds/" + hold)
                .header("Authorization", "Bearer " + anna)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .DELETE());
        assertThat(released.statusCode()).isEqualTo(204);
        assertThat(shown(anna, variant)).isEqualTo("2, listed true");
    }

    @Test
    void a_pushed_change_is_shown_soon_after_it_was_accepted_and_no_browser_may_keep_what_was() throws Exception {
        String anna = token("aurora-anna");
        String sku = "PUSHED-" + UUID.randomUUID();
        String variant = variant(sku, 3);
        assertThat(pushStock(sku, 0, 1).statusCode()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(anna, variant)).isEqualTo("0, listed false"));
        assertThat(pushStock(sku, 9, 2).statusCode()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown(anna, variant)).isEqualTo("9, listed true"));
        for (String path : new String[] {"/api/products", "/api/products/" + product(variant)}) {
            assertThat(get(path, anna).headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
        }
    }

    /** What page and list say of the variant of a product that has no other. */
    private String shown(String token, String variant) throws Exception {
        long product = product(variant);
        JsonNode page = json(get("/api/products/" + product, token));
        JsonNode listed = json(get("/api/products?limit=1&after=" + (product - 1), token))
                .path("items")
                .get(0);
        assertThat(listed.path("id").asString()).isEqualTo(String.valueOf(product));
        return page.path("variants").get(0).path("available").asInt() + ", listed "
                + listed.path("inStock").asBoolean();
    }

    private long product(String variant) {
        return inShop(() -> jdbc.sql(PRODUCT)
                .param("variant", Long.valueOf(variant))
                .query(Long.class)
                .single());
    }
}
