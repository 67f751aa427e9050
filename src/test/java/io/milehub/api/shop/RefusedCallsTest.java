package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bad calls are told what, where, and what to do, each as a problem (RFC 9457). */
class RefusedCallsTest extends ShopTestCase {
    @Test
    void a_limit_is_named_with_its_field() throws Exception {
        JsonNode problem = refused(post(anna(), "/api/holds", basket("1", 21)), 400, "invalid-request");
        assertThat(problem.path("field").asString()).isEqualTo("lines[0].quantity");
        assertThat(problem.path("detail").asString()).contains("1 to 20");
        refused(post(anna(), "/api/holds", "{\"lines\":[]}"), 400, "invalid-request");
        refused(get("/api/products?limit=101", anna()), 400, "invalid-request");
        refused(get("/api/products?limit=many", anna()), 400, "invalid-request");
        refused(post(anna(), "/api/holds", "{\"market\":\"mars\",\"lines\":[]}"), 400, "invalid-request");
    }

    @Test
    void broken_json_is_told_where_it_breaks() throws Exception {
        JsonNode problem = refused(post(anna(), "/api/holds", "{\n \"lines\": [}"), 400, "unreadable-json");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        refused(post(anna(), "/api/holds", ""), 400, "unreadable-json");
    }

    @Test
    void an_unknown_field_and_a_wrong_type_are_refused_by_name() throws Exception {
        JsonNode unknown = refused(
                post(anna(), "/api/holds", "{\"lines\":[{\"variantId\":\"1\",\"quantity\":1,\"qty\":2}]}"),
                400,
                "unknown-field");
        assertThat(unknown.path("field").asString()).isEqualTo("lines[0].qty");
        JsonNode wrong = refused(
                post(anna(), "/api/holds", "{\"lines\":[{\"variantId\":\"1\",\"quantity\":1.5}]}"),
                400,
                "invalid-request");
        assertThat(wrong.path("field").asString()).isEqualTo("lines[0].quantity");
    }

    @Test
    void what_is_not_there_is_not_there() throws Exception {
        refused(get("/api/products/999999999", anna()), 404, "unknown-product");
        refused(get("/api/orders/x", anna()), 404, "unknown-order");
        refused(get("/api/checkouts/1234567890123456789012", anna()), 404, "unknown-checkout");
        refused(get("/api/nothing", anna()), 404, "unknown-path");
    }

    @Test
    void method_media_type_and_size_are_refused_as_problems() throws Exception {
        HttpRequest.Builder wrongMethod = request("/api/brands")
                .header("Authorization", "Bearer " + anna())
                .header("Idempotency-Key", "m");
        refused(send(wrongMethod.method("DELETE", HttpRequest.BodyPublishers.noBody())), 405, "method-not-allowed");
        HttpRequest.Builder wrongType = request("/api/holds")
                .header("Authorization", "Bearer " + anna())
                .header("Idempotency-Key", "t")
                .header("Content-Type", "text/csv");
        refused(send(wrongType.POST(HttpRequest.BodyPublishers.ofString("a;b"))), 415, "unsupported-media-type");
        HttpRequest.Builder wrongAnswer = request("/api/brands")
                .header("Authorization", "Bearer " + anna())
                .header("Accept", "text/csv");
        assertThat(send(wrongAnswer.GET()).statusCode()).isEqualTo(406);
        refused(post(anna(), "/api/holds", " ".repeat(64 * 1024 + 1)), 413, "body-too-large");
    }

    @Test
    void a_card_number_is_refused_and_not_repeated() throws Exception {
        HttpResponse<String> answer = pay(anna(), checkout(anna()), "4111 1111 1111 1111", "pan");
        refused(answer, 400, "card-number-refused");
        assertThat(answer.body()).doesNotContain("4111");
    }

    private String anna() throws Exception {
        return token("aurora-anna");
    }

    private static JsonNode refused(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).as(answer.body()).isEqualTo(slug);
        assertThat(problem.path("type").asString()).isEqualTo("https://milehub.io/problems/" + slug);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        return problem;
    }
}
