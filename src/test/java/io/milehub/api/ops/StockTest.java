package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.api.shop.ShopTestCase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Five pieces are counted, one is held and two are sold: what an operator is told of them, and what it may say. */
class StockTest extends ShopTestCase {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String sku = "STORY-" + UUID.randomUUID();
    private String delivery = "";
    private String held = "";
    private String sold = "";

    @Test
    void one_timeline_tells_counts_holds_sales_the_suppliers_words_and_shortfalls() throws Exception {
        fiveOfWhichOneIsHeldAndTwoAreSold();
        JsonNode before = level();
        assertThat(word("ACKNOWLEDGED", 1, "ack-1").body()).isEqualTo("{\"noted\":true}");
        JsonNode story = story();
        assertThat(numbers(story.path("level")))
                .as("on hand, held, committed, disputed, buffer, shortfall, free")
                .containsExactly(5, 1, 2, 0, 0, 0, 2);
        assertThat(story.path("level").path("deliveryId").asString()).isEqualTo(delivery);
        assertThat(story.path("level").path("asOf").asString())
                .isEqualTo(before.path("asOf").asString())
                .isNotEmpty();
        assertThat(story.path("promises").valueStream().map(StockTest::promise))
                .containsExactly(held + " HELD 1", sold + " SOLD 2");

        assertThat(pushStock(sku, 1, 2).statusCode()).isEqualTo(202);
        story = until(now -> now.path("level").path("onHand").asInt() == 1
                && now.path("level").path("committed").asInt() == 1);
        // Of four promised pieces one is out of the count, which leaves one for the two that are not.
        assertThat(numbers(story.path("level"))).containsExactly(1, 1, 1, 0, 0, 1, -1);
        assertThat(story.path("steps").valueStream().map(StockTest::step))
                .containsExactly(
                        "ON_HAND 5 -> 5 FEED",
                        "HELD 1 -> 1 HOLD hold:" + held,
                        "HELD 2 -> 3 HOLD hold:" + sold,
                        "HELD -2 -> 1 COMMIT hold:" + sold,
                        "COMMITTED 2 -> 2 COMMIT hold:" + sold,
                        "ACKNOWLEDGED 1 SUPPLIER hold:" + sold + " ack-1",
                        "ON_HAND -4 -> 1 FEED",
                        "SHORTFALL 2 -> 2 FEED",
                        "COMMITTED -1 -> 1 SEEN hold:" + sold,
                        "SHORTFALL -1 -> 1 SEEN supplier");
        JsonNode counted = story.path("steps").get(0);
        assertThat(counted.path("deliveryId").asString())
                .as("also of a count that was replaced")
                .isEqualTo(delivery);
        assertThat(counted.path("seenAt").asString())
                .isEqualTo(before.path("asOf").asString());
    }

    @Test
    void the_command_line_tells_it_to_a_human() throws Exception {
        fiveOfWhichOneIsHeldAndTwoAreSold();
        String told = hub(0, "stock", sku);
        assertThat(told)
                .contains(sku + " of Galleria Lume, location main, offer ")
                .contains("counted 5 by galleria-lume as of 20", "(delivery " + delivery + ")")
                .contains("less held 1, committed 2, disputed 0, buffer 0: 2 can be promised")
                .contains("promised: 1 piece by hold " + held + " since 20", ", held until 20")
                .contains("promised: 2 pieces by hold " + sold, ", sold, and not yet out of the supplier's count")
                .containsPattern("HELD +\\+2 +3  promised by hold " + sold)
                .containsPattern("COMMITTED +\\+2 +2  hold " + sold + " was sold")
                .containsPattern("ON_HAND +\\+5 +5  counted by the supplier \\(run \\d+, delivery " + delivery + "\\)")
                .doesNotContain("null", "short by");
        assertThat(hub(0, "stock", sku, "--source", "galleria-lume", "--json")).contains("\"onHand\" : 5");
        assertThat(hub(1, "stock", "NOBODYS")).startsWith("hub: No stock was ever counted of the SKU 'NOBODYS'");
        assertThat(hub(2, "stock")).contains("SKU");
    }

    @Test
    void what_is_not_this_shops_or_no_sku_is_told_with_what_to_do() throws Exception {
        counted();
        String path = "/ops/stock?sku=" + sku;
        assertThat(code(get(path, token("borealis-ops")))).isEqualTo("404 sku-unknown");
        assertThat(get(path, token("aurora-anna")).statusCode()).isEqualTo(403);
        assertThat(get(path + "&source=galleria-lume", operator()).statusCode()).isEqualTo(200);
        var elsewhere = get(path + "&source=nobody", operator());
        assertThat(code(elsewhere)).isEqualTo("404 sku-unknown");
        assertThat(json(elsewhere).path("detail").asString()).contains(sku, "'nobody'", "GET /ops/sources");
        for (String none : List.of("/ops/stock", "/ops/stock?sku=", "/ops/stock?sku=%20")) {
            var missing = get(none, operator());
            assertThat(code(missing)).isEqualTo("400 invalid-request");
            assertThat(json(missing).path("field").asString()).isEqualTo("sku");
        }
    }

    @Test
    void the_same_word_again_counts_once_and_no_word_is_of_more_than_was_sold() throws Exception {
        fiveOfWhichOneIsHeldAndTwoAreSold();
        assertThat(word("SHIPPED", 2, "parcel-1").body()).isEqualTo("{\"noted\":true}");
        assertThat(word("SHIPPED", 2, "parcel-1").body()).isEqualTo("{\"noted\":false}");
        var more = word("SHIPPED", 1, "parcel-2");
        assertThat(code(more)).isEqualTo("409 too-many-pieces");
        assertThat(json(more).path("left").asInt()).isZero();
        assertThat(code(post(token("borealis-ops"), "/ops/stock/words", body("SHIPPED", 1, "parcel-3"))))
                .isEqualTo("404 line-unknown");
        assertThat(code(post(
                        operator(),
                        "/ops/stock/words",
                        body("SHIPPED", 1, "parcel-3").replace("\"main\"", "\"roma\""))))
                .isEqualTo("404 line-unknown");
    }

    @Test
    void a_word_that_says_too_little_is_refused_by_the_field() throws Exception {
        String good = "{\"hold\":\"1\",\"offer\":\"1\",\"location\":\"main\",\"kind\":\"SHIPPED\",\"quantity\":1,"
                + "\"seenAt\":\"2026-03-01T09:15:00Z\",\"reference\":\"r\"}";
        assertThat(code(post(operator(), "/ops/stock/words", good))).isEqualTo("404 line-unknown");
        refused(good.replace("\"hold\":\"1\",", ""), "hold", "missing");
        refused(good.replace("\"hold\":\"1\"", "\"hold\":\"x\""), "hold", "1 to 18 digits");
        refused(good.replace("\"offer\":\"1\",", ""), "offer", "missing");
        refused(good.replace("\"location\":\"main\"", "\"location\":\" \""), "location", "missing");
        refused(good.replace("SHIPPED", "SENT"), "kind", "one of ACKNOWLEDGED, SHIPPED, REFUSED, CANCELLED");
        refused(good.replace("\"quantity\":1", "\"quantity\":0"), "quantity", "at least 1");
        refused(good.replace("2026-03-01T09:15:00Z", "yesterday"), "seenAt", "such as 2026-03-01T09:15:00Z");
        refused(good.replace("\"r\"", "\"" + "r".repeat(256) + "\""), "reference", "at most 255 characters");
    }

    @Test
    void a_refused_piece_is_disputed_until_an_operator_of_the_shop_says_why_it_is_there() throws Exception {
        fiveOfWhichOneIsHeldAndTwoAreSold();
        word("REFUSED", 1, "no-1");
        JsonNode level =
                until(now -> now.path("level").path("disputed").asInt() == 1).path("level");
        assertThat(numbers(level)).containsExactly(5, 1, 1, 1, 0, 0, 2);
        String path = "/ops/stock/" + level.path("offerId").asString() + "/dispute-cleared";
        String why = "{\"location\":\"main\",\"why\":\"found in the back room\"}";

        assertThat(code(post(token("borealis-ops"), path, why))).isEqualTo("404 level-unknown");
        assertThat(post(token("aurora-anna"), path, why).statusCode()).isEqualTo(403);
        assertThat(code(post(operator(), path, "{\"location\":\"main\"}"))).isEqualTo("400 invalid-request");
        assertThat(code(post(operator(), path, "{\"why\":\"found\"}"))).isEqualTo("400 invalid-request");
        assertThat(code(post(operator(), path, why.replace("main", "roma")))).isEqualTo("404 level-unknown");
        assertThat(code(post(operator(), "/ops/stock/999999999/dispute-cleared", why)))
                .isEqualTo("404 level-unknown");
        assertThat(code(post(operator(), "/ops/stock/x/dispute-cleared", why))).isEqualTo("400 invalid-request");
        assertThat(level().path("disputed").asInt()).isEqualTo(1);

        assertThat(post(operator(), path, why).body()).isEqualTo("{\"pieces\":1}");
        assertThat(numbers(level())).containsExactly(5, 1, 1, 0, 0, 0, 3);
        assertThat(post(operator(), path, why).body()).isEqualTo("{\"pieces\":0}");
        assertThat(decisions(level.path("offerId").asString()))
                .isEqualTo("aurora-ops dispute-cleared found in the back room");
    }

    @Test
    void the_api_describes_all_of_it() throws Exception {
        JsonNode paths = json(send(request("/openapi.json"))).path("paths");
        assertThat(responses(paths, "/ops/stock", "get", "404")).contains("sku-unknown");
        assertThat(responses(paths, "/ops/stock/words", "post", "404")).contains("line-unknown");
        assertThat(responses(paths, "/ops/stock/words", "post", "409")).contains("too-many-pieces", "call-in-flight");
        assertThat(responses(paths, "/ops/stock/{offer}/dispute-cleared", "post", "404"))
                .contains("level-unknown");
    }

    private static String responses(JsonNode paths, String path, String method, String status) {
        return paths.path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("description")
                .asString();
    }

    private void counted() throws Exception {
        variant(sku, 0);
        HttpResponse<String> pushed = pushStock(sku, 5, 1);
        assertThat(pushed.statusCode()).isEqualTo(202);
        delivery = json(pushed).path("delivery").asString();
        until(story -> story.path("level").path("onHand").asInt() == 5);
    }

    private void fiveOfWhichOneIsHeldAndTwoAreSold() throws Exception {
        counted();
        String variant =
                inShop(() -> jdbc.sql("""
                        select variant_id::text from catalogue.offer where tenant_id = 1 and supplier_sku = :sku
                        """).param("sku", sku).query(String.class).single());
        String anna = token("aurora-anna");
        held = json(post(anna, "/api/holds", basket(variant, 1))).path("id").asString();
        sold = json(post(anna, "/api/holds", basket(variant, 2))).path("id").asString();
        String checkout = json(post(anna, "/api/checkouts", "{\"holdId\":\"" + sold + "\"}"))
                .path("id")
                .asString();
        assertThat(pay(anna, checkout, "tok_ok", "pay-" + sold).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> word(String kind, int quantity, String reference) throws Exception {
        return post(operator(), "/ops/stock/words", body(kind, quantity, reference));
    }

    private String body(String kind, int quantity, String reference) throws Exception {
        return """
                {"hold":"%s","offer":"%s","location":"main","kind":"%s","quantity":%d,"seenAt":"%s","reference":"%s"}
                """.formatted(sold, level().path("offerId").asString(), kind, quantity, clock.instant(), reference);
    }

    private void refused(String word, String field, String detail) throws Exception {
        HttpResponse<String> answer = post(operator(), "/ops/stock/words", word);
        assertThat(code(answer)).as(word).isEqualTo("400 invalid-request");
        assertThat(json(answer).path("field").asString()).isEqualTo(field);
        assertThat(json(answer).path("detail").asString()).contains(detail);
    }

    private JsonNode until(Predicate<JsonNode> so) {
        return Awaitility.await().atMost(PATIENCE).until(this::story, so);
    }

    private JsonNode level() throws Exception {
        return story().path("level");
    }

    private JsonNode story() throws Exception {
        return json(get("/ops/stock?sku=" + sku, operator())).path(0);
    }

    private String operator() throws Exception {
        return token("aurora-ops");
    }

    private static List<Integer> numbers(JsonNode level) {
        return List.of("onHand", "held", "committed", "disputed", "buffer", "shortfall", "free").stream()
                .map(name -> level.path(name).asInt())
                .toList();
    }

    private static String promise(JsonNode promise) {
        return promise.path("holdId").asString() + " " + promise.path("state").asString() + " "
                + promise.path("pieces").asInt();
    }

    /** Without the run of a count, whose number the test does not know. */
    private static String step(JsonNode step) {
        String after =
                step.path("after").isNumber() ? " -> " + step.path("after").asInt() : "";
        String reference = step.path("reference").asString();
        return step.path("what").asString() + " " + step.path("pieces").asInt() + after + " "
                + step.path("why").asString() + (reference.startsWith("run:") ? "" : " " + reference);
    }

    private String decisions(String offer) {
        return inShop(() -> jdbc.sql("""
                        select string_agg(concat_ws(' ', actor, action, detail ->> 'why'), '; ' order by entry_id)
                          from audit.entry where tenant_id = 1 and subject = :subject
                        """)
                .param("subject", "offer:" + offer)
                .query(String.class)
                .single());
    }
}
