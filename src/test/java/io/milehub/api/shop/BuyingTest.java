package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the list to the order, over HTTP, as a member's browser goes it. */
class BuyingTest extends ShopTestCase {
    private static final String MOVED = """
            with product as (select product_id from catalogue.variant where tenant_id = 1 and variant_id = :variant),
            moved as (
              insert into catalogue.redirect (tenant_id, kind, old_id, new_id)
              select 1, 'PRODUCT', 990001, product_id from product
              union all
              select 1, 'VARIANT', 990002, :variant)
            select product_id::text from product
            """;

    @Test
    void a_member_finds_holds_checks_out_and_pays_a_piece() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(2);
        JsonNode page = json(get("/api/products?brand=lume&limit=100", anna));
        JsonNode product = page.path("items").get(page.path("items").size() - 1);
        assertThat(product.path("priceFrom").path("amount").asString()).isEqualTo("650.00");
        JsonNode detail = json(get("/api/products/" + product.path("id").asString(), anna));
        assertThat(detail.path("variants").get(0).path("id").asString()).isEqualTo(variant);
        assertThat(json(get("/api/brands", anna)).get(0).path("slug").asString())
                .isEqualTo("lume");

        HttpResponse<String> held = post(anna, "/api/holds", basket(variant, 1));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        String hold = json(held).path("id").asString();
        assertThat(held.headers().firstValue("Location")).contains("/api/holds/" + hold);

        HttpResponse<String> opened = post(anna, "/api/checkouts", "{\"holdId\":\"" + hold + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(json(opened).path("tax").path("amount").asString()).isEqualTo("117.21");

        HttpResponse<String> paid = pay(anna, json(opened).path("id").asString(), "tok_ok", "pay-" + hold);
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);
        String order = json(paid).path("id").asString();
        assertThat(json(paid).path("total").path("amount").asString()).isEqualTo("650.00");
        assertThat(json(get("/api/orders/" + order, anna))
                        .path("units")
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("ALLOCATED");
        assertThat(json(get("/api/orders", anna))
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(order);
        assertThat(code(get("/api/orders/" + order, token("borealis-clara")))).isEqualTo("404 unknown-order");
    }

    @Test
    void ids_from_an_old_page_lead_to_what_they_became() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(2);
        String product = inShop(() -> jdbc.sql(MOVED)
                .param("variant", Long.valueOf(variant))
                .query(String.class)
                .single());
        HttpResponse<String> page = get("/api/products/990001", anna);
        assertThat(json(page).path("id").asString()).isEqualTo(product);
        assertThat(page.headers().firstValue("Content-Location")).contains("/api/products/" + product);

        HttpResponse<String> held = post(anna, "/api/holds", basket("990002", 1));
        assertThat(code(held)).isEqualTo("409 variant-moved");
        String became = json(held).path("moved").get(0).path("becameVariantId").asString();
        assertThat(became).isEqualTo(variant);
        HttpResponse<String> again = post(anna, "/api/holds", basket(became, 1));
        assertThat(again.statusCode()).isEqualTo(201);
        release(anna, json(again).path("id").asString());
    }

    @Test
    void a_repeat_gets_the_kept_answer_and_another_payload_is_refused() throws Exception {
        String anna = token("aurora-anna");
        String basket = basket(variant(5), 1);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post(anna, "/api/holds", basket, key);
        HttpResponse<String> again = post(anna, "/api/holds", basket, key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(code(post(anna, "/api/holds", basket(variant(5), 1), key))).isEqualTo("422 idempotency-key-reused");
        HttpResponse<String> bare = send(request("/api/holds")
                .header("Authorization", "Bearer " + anna)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(basket)));
        assertThat(code(bare)).isEqualTo("400 idempotency-key-missing");
        release(anna, json(first).path("id").asString());
    }

    @Test
    void a_hold_is_given_back_once_and_is_not_there_for_others() throws Exception {
        String anna = token("aurora-anna");
        String hold =
                json(post(anna, "/api/holds", basket(variant(5), 2))).path("id").asString();
        assertThat(code(get("/api/holds/" + hold, token("borealis-clara")))).isEqualTo("404 unknown-hold");
        assertThat(release(anna, hold).statusCode()).isEqualTo(204);
        assertThat(release(anna, hold).statusCode()).isEqualTo(204);
        assertThat(json(get("/api/holds/" + hold, anna)).path("state").asString())
                .isEqualTo("RELEASED");
        assertThat(code(post(anna, "/api/checkouts", "{\"holdId\":\"" + hold + "\"}")))
                .isEqualTo("409 hold-ended");
    }

    @Test
    void a_basket_that_cannot_be_held_is_refused_with_what_there_is() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(2);
        HttpResponse<String> refused = post(anna, "/api/holds", basket(variant, 3));
        assertThat(code(refused)).isEqualTo("409 out-of-stock");
        JsonNode line = json(refused).path("lines").get(0);
        assertThat(line.path("variantId").asString()).isEqualTo(variant);
        assertThat(line.path("available").asInt()).isEqualTo(2);
        assertThat(code(post(anna, "/api/holds", basket("999999999", 1)))).isEqualTo("409 not-sellable");
    }

    @Test
    void a_declined_payment_leaves_the_checkout_open_for_another_card() throws Exception {
        String anna = token("aurora-anna");
        String checkout = checkout(anna);
        assertThat(code(pay(anna, checkout, "tok_declined", "declined-" + checkout)))
                .isEqualTo("402 payment-declined");
        assertThat(pay(anna, checkout, "tok_ok", "second-" + checkout).statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_unclear_payment_is_found_out_by_the_same_call_with_the_same_key() throws Exception {
        String anna = token("aurora-anna");
        String checkout = checkout(anna);
        String key = "unclear-" + checkout;
        TILL.goDown(true);
        assertThat(code(pay(anna, checkout, "tok_ok", key))).isEqualTo("202 payment-unclear");
        assertThat(json(get("/api/checkouts/" + checkout, anna)).path("state").asString())
                .isEqualTo("PAYING");
        TILL.goDown(false);
        assertThat(pay(anna, checkout, "tok_ok", key).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> release(String token, String hold) throws Exception {
        return send(request("/api/holds/" + hold)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .DELETE());
    }
}
