package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A member's own holds over HTTP, from the first to what is answered when too many want one. */
class HoldsTest extends ShopTestCase {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Makes a hold older than it is, its deadline with it. */
    private static final String AGE = """
            update inventory.hold set held_at = held_at - make_interval(mins => :minutes),
                   expires_at = expires_at - make_interval(mins => :deadline)
             where tenant_id = 1 and hold_id = :hold
            """;

    private static final String LOCK = """
            select l.offer_id from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
             where o.tenant_id = 1 and o.variant_id = :variant
               for update of l
            """;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_member_lists_looks_up_extends_and_gives_back_the_own_holds() throws Exception {
        String anna = token("aurora-anna");
        String variant = variant(5);
        JsonNode first = json(post(anna, "/api/holds", basket(variant, 2)));
        JsonNode second = json(post(anna, "/api/holds", basket(variant, 1)));
        assertThat(own(anna)).endsWith(id(first), id(second));
        assertThat(own(token("borealis-clara"))).doesNotContain(id(first), id(second));
        assertThat(json(get("/api/holds/" + id(first), anna))).isEqualTo(first);

        age(first, 5, 5);
        HttpResponse<String> extended = post(anna, "/api/holds/" + id(first) + "/extend", "");
        assertThat(extended.statusCode()).as(extended.body()).isEqualTo(200);
        assertThat(until(json(extended))).isAfter(until(first).minus(Duration.ofMinutes(1)));
        assertThat(json(get("/api/holds/" + id(first), anna))).isEqualTo(json(extended));

        assertThat(release(anna, first).statusCode()).isEqualTo(204);
        assertThat(own(anna)).endsWith(id(second)).doesNotContain(id(first));
        release(anna, second);
    }

    @Test
    void an_extension_is_repeated_by_its_key_and_ends_at_the_holds_greatest_age() throws Exception {
        String anna = token("aurora-anna");
        JsonNode hold = json(post(anna, "/api/holds", basket(variant(1), 1)));
        String path = "/api/holds/" + id(hold) + "/extend";
        age(hold, 50, 10);
        HttpResponse<String> extended = post(anna, path, "", "extend-" + id(hold));
        // Ten minutes are left of the hour, and fifteen were asked for.
        assertThat(Duration.between(instant(json(extended), "heldAt"), until(json(extended))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(post(anna, path, "", "extend-" + id(hold)).body()).isEqualTo(extended.body());
        HttpResponse<String> longest = post(anna, path, "");
        assertThat(code(longest)).isEqualTo("409 hold-at-its-longest");
        assertThat(instant(json(longest), "expiresAt")).isEqualTo(until(json(extended)));
        release(anna, hold);
    }

    @Test
    void what_is_over_in_use_or_anothers_is_not_extended() throws Exception {
        String anna = token("aurora-anna");
        JsonNode late = json(post(anna, "/api/holds", basket(variant(1), 1)));
        age(late, 20, 20);
        assertThat(code(post(anna, "/api/holds/" + id(late) + "/extend", ""))).isEqualTo("409 hold-ended");

        JsonNode hold = json(post(anna, "/api/holds", basket(variant(1), 1)));
        String path = "/api/holds/" + id(hold) + "/extend";
        assertThat(code(post(token("borealis-clara"), path, ""))).isEqualTo("404 unknown-hold");
        assertThat(code(post(anna, "/api/holds/x/extend", ""))).isEqualTo("404 unknown-hold");
        String checkout = json(post(anna, "/api/checkouts", "{\"holdId\":\"" + id(hold) + "\"}"))
                .path("id")
                .asString();
        assertThat(pay(anna, checkout, "tok_ok", "pay-" + id(hold)).statusCode())
                .isEqualTo(201);
        assertThat(code(post(anna, path, ""))).isEqualTo("409 hold-in-use");
        assertThat(own(anna)).doesNotContain(id(late), id(hold));
    }

    /** One hold waits for a row that somebody else has, two for the first: that is as many as may wait here. */
    @Test
    void who_comes_when_too_many_wait_is_told_when_to_come_again_and_then_is_served() throws Exception {
        String anna = token("aurora-anna");
        String wanted = variant(4);
        String key = UUID.randomUUID().toString();
        long groups = groups();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        Tenancy.in(new TenantId(1), () -> {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                jdbc.sql(LOCK)
                        .param("variant", Long.valueOf(wanted))
                        .query(Long.class)
                        .list();
                waiting.add(holding(anna, wanted));
                Awaitility.await().atMost(PATIENCE).until(() -> groups() > groups);
                waiting.add(holding(anna, wanted));
                waiting.add(holding(anna, wanted));
                Awaitility.await().atMost(PATIENCE).until(() -> waitingNow() == 2);
                HttpResponse<String> refused = holding(anna, wanted, key).join();
                assertThat(code(refused)).isEqualTo("503 busy");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(json(refused).path("detail").asString()).contains("with the same key");
            });
        });
        for (CompletableFuture<HttpResponse<String>> held : waiting) {
            assertThat(held.join().statusCode()).isEqualTo(201);
        }
        HttpResponse<String> again = holding(anna, wanted, key).join();
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        release(anna, json(again));
        for (CompletableFuture<HttpResponse<String>> held : waiting) {
            release(anna, json(held.join()));
        }
    }

    private CompletableFuture<HttpResponse<String>> holding(String token, String variant) {
        return holding(token, variant, UUID.randomUUID().toString());
    }

    private CompletableFuture<HttpResponse<String>> holding(String token, String variant, String key) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return post(token, "/api/holds", basket(variant, 1), key);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                Thread::startVirtualThread);
    }

    private long groups() {
        return meters.get("milehub.holds.group").summaries().stream()
                .mapToLong(DistributionSummary::count)
                .sum();
    }

    private int waitingNow() {
        return (int) meters.get("milehub.holds.waiting").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private void age(JsonNode hold, int minutes, int deadline) {
        inShop(() -> jdbc.sql(AGE)
                .param("minutes", minutes)
                .param("deadline", deadline)
                .param("hold", Long.valueOf(id(hold)))
                .update());
    }

    private List<String> own(String token) throws Exception {
        return json(get("/api/holds", token))
                .path("items")
                .valueStream()
                .map(HoldsTest::id)
                .toList();
    }

    private HttpResponse<String> release(String token, JsonNode hold) throws Exception {
        return send(request("/api/holds/" + id(hold))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }

    private static String id(JsonNode hold) {
        return hold.path("id").asString();
    }

    private static Instant until(JsonNode hold) {
        return instant(hold, "expiresAt");
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString());
    }
}
