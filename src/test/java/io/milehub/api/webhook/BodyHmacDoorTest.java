package io.milehub.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.app.client.WebhookCommand;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The door, for a source that signs as Shopify does. */
class BodyHmacDoorTest extends RunningHubTestCase {

    private static final String DOOR = "/webhooks/aurora/casa-brenna/stock-changes";
    private static final String BODY = "{\"inventory_item_id\":1,\"location_id\":2,\"available\":7,"
            + "\"updated_at\":\"2026-03-01T10:00:00+01:00\"}";

    private HttpResponse<String> signed(String path, String id, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("X-Shopify-Topic", "inventory_levels/update")
                .header("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(signature))
                .header("X-Shopify-Webhook-Id", id)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_signed_message_is_kept_once_and_its_id_names_one_body() throws Exception {
        String id = UUID.randomUUID().toString();
        var first = signed(DOOR, id, BODY, BODY_SECRET);
        assertThat(first.statusCode()).isEqualTo(202);
        var again = signed(DOOR, id, BODY, BODY_SECRET);
        assertThat(json(again).path("duplicate").asBoolean()).isTrue();
        assertThat(json(again).path("delivery")).isEqualTo(json(first).path("delivery"));
        assertThat(signed(DOOR, id, BODY + " ", BODY_SECRET).statusCode()).isEqualTo(409);
    }

    @Test
    void another_secret_another_source_and_the_standard_scheme_are_not_believed() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(signed(DOOR, id, BODY, "another-secret-of-a-shop").statusCode())
                .isEqualTo(401);
        assertThat(signed("/webhooks/aurora/galleria-lume/stock", id, BODY, BODY_SECRET)
                        .statusCode())
                .isEqualTo(401);
        var standard = send(request(DOOR)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));
        assertThat(standard.statusCode()).isEqualTo(401);
    }

    @Test
    void the_command_line_signs_so_too() {
        String[] call = {
            "--url",
            "http://127.0.0.1:" + port,
            "--tenant",
            "aurora",
            "--source",
            "casa-brenna",
            "--feed",
            "stock-changes",
            "--data",
            BODY,
            "--hmac-header",
            "X-Shopify-Hmac-Sha256",
            "--id-header",
            "X-Shopify-Webhook-Id",
            "--secret"
        };
        String[] right = Stream.concat(Stream.of(call), Stream.of(BODY_SECRET)).toArray(String[]::new);
        String[] wrong = Stream.concat(Stream.of(call), Stream.of("another-secret-of-a-shop"))
                .toArray(String[]::new);
        assertThat(new CommandLine(new WebhookCommand()).execute(right)).isZero();
        assertThat(new CommandLine(new WebhookCommand()).execute(wrong)).isNotZero();
    }

    @Test
    void an_id_that_cannot_be_kept_is_named_by_its_header() throws Exception {
        var dotted = signed(DOOR, "a.b", BODY, BODY_SECRET);
        assertThat(dotted.statusCode()).isEqualTo(400);
        assertThat(json(dotted).path("detail").asString()).contains("X-Shopify-Webhook-Id");
    }
}
