package io.milehub.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.milehub.app.RunningHubTestCase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The reference library signs; the door's answers follow the specification and DESIGN section 3. */
class WebhookDoorTest extends RunningHubTestCase {

    private static final String DOOR = "/webhooks/aurora/galleria-lume/stock";
    private static final String BODY = "{\"type\":\"stock.changed\",\"data\":{\"levels\":[]}}";

    private HttpResponse<String> post(String path, String id, Instant at, String body, String signature)
            throws Exception {
        return send(request(path)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> signed(String path, String id, Instant at, String body) throws Exception {
        return post(path, id, at, body, new Webhook(SECRET).sign(id, at.getEpochSecond(), body));
    }

    private static String newId() {
        return "msg_" + UUID.randomUUID();
    }

    @Test
    void a_signed_message_is_kept_and_its_repetition_has_no_effect() throws Exception {
        String id = newId();
        var first = signed(DOOR, id, clock.instant(), BODY);
        var again = signed(DOOR, id, clock.instant(), BODY);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(json(first).path("duplicate").asBoolean()).isFalse();
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again).path("duplicate").asBoolean()).isTrue();
        assertThat(json(again).path("delivery")).isEqualTo(json(first).path("delivery"));
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict() throws Exception {
        String id = newId();
        signed(DOOR, id, clock.instant(), BODY);
        var other = signed(DOOR, id, clock.instant(), BODY + " ");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").asString()).isEqualTo("webhook-id-reused");
    }

    @Test
    void a_wrong_signature_a_stale_timestamp_and_an_unknown_tenant_or_source_look_alike() throws Exception {
        Instant now = clock.instant();
        var wrong = post(DOOR, newId(), now, BODY, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var stale = signed(DOOR, newId(), now.minusSeconds(330), BODY);
        var tenant = signed("/webhooks/nowhere/galleria-lume/stock", newId(), now, BODY);
        var source = signed("/webhooks/aurora/nobody/stock", newId(), now, BODY);
        var otherShop = signed("/webhooks/borealis/galleria-lume/stock", newId(), now, BODY);
        assertThat(wrong.statusCode()).isEqualTo(401);
        for (var answer : new HttpResponse<?>[] {stale, tenant, source, otherShop}) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(withoutInstance(answer)).isEqualTo(withoutInstance(wrong));
        }
    }

    /** RFC 9457's {@code instance} repeats the path that the caller sent. */
    private static String withoutInstance(HttpResponse<?> response) {
        return String.valueOf(response.body()).replaceAll("\"instance\":\"[^\"]*\",?", "");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_whether_or_not_its_length_is_told() throws Exception {
        String body = "{\"x\":\"" + "y".repeat(64 * 1024) + "\"}";
        assertThat(signed(DOOR, newId(), clock.instant(), body).statusCode()).isEqualTo(413);
        var chunked = send(request(DOOR)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void only_a_believed_sender_learns_that_its_feed_or_id_is_unfit() throws Exception {
        var feed = signed("/webhooks/aurora/galleria-lume/gossip", newId(), clock.instant(), BODY);
        assertThat(feed.statusCode()).isEqualTo(404);
        assertThat(json(feed).path("detail").asString()).contains("stock");
        var pulled = signed("/webhooks/aurora/galleria-lume/catalogue", newId(), clock.instant(), BODY);
        assertThat(pulled.statusCode()).as("a feed that the hub pulls").isEqualTo(404);
        assertThat(signed(DOOR, "a.b", clock.instant(), BODY).statusCode()).isEqualTo(400);
        assertThat(signed(DOOR, "x".repeat(256), clock.instant(), BODY).statusCode())
                .isEqualTo(400);
    }
}
