package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.milehub.app.RunningHubTestCase;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator sees of a field that a supplier has begun to send. */
class DriftReportTest extends RunningHubTestCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DRIFT = "/ops/sources/galleria-lume/stock/drift";

    @Test
    void a_new_field_is_shown_with_its_run_over_http_and_by_the_command_line() throws Exception {
        assertThat(pushStock("SHELVED-1", 1, 1).statusCode()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get(DRIFT, token("aurora-ops")).statusCode() == 200);
        String field = "shelf" + UUID.randomUUID().toString().substring(0, 8);
        push("{\"sku\":\"SHELVED-2\",\"quantity\":1,\"sequence\":1,\"asOf\":\"%s\",\"" + field + "\":\"A3\"}");
        JsonNode kept = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> json(get(DRIFT, token("aurora-ops"))),
                        drift ->
                                drift.path("report").path("appeared").toString().contains(field));

        String run = kept.path("run").asString();
        assertThat(json(get("/ops/runs/" + run + "/drift", token("aurora-ops"))))
                .isEqualTo(kept);
        assertThat(hub(0, "runs", run))
                .contains("MERGED", "galleria-lume/stock, run " + run, "New since the runs before:", "." + field)
                .contains("in 1, text, for example A3", "Sent, but read by no expression:");
        assertThat(hub(0, "drift", "galleria-lume/stock")).contains("galleria-lume/stock, run ");
        assertThat(hub(1, "drift", "stock")).contains("SOURCE/FEED");
        assertThat(hub(1, "drift", "nobody/nothing")).contains("has mapped a record yet");
    }

    @Test
    void another_shop_and_a_member_see_none() throws Exception {
        assertThat(pushStock("SHELVED-3", 1, 1).statusCode()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get(DRIFT, token("aurora-ops")).statusCode() == 200);

        assertThat(code(get(DRIFT, token("borealis-ops")))).isEqualTo("404 drift-unknown");
        assertThat(code(get("/ops/runs/1/drift", token("borealis-ops")))).isEqualTo("404 drift-unknown");
        assertThat(get(DRIFT, token("aurora-anna")).statusCode()).isEqualTo(403);
    }

    private void push(String level) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        Instant at = clock.instant();
        String body = "{\"timestamp\":\"" + at + "\",\"data\":{\"levels\":[" + level.formatted(at) + "]}}";
        var answer = send(request("/webhooks/aurora/galleria-lume/stock")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", new Webhook(SECRET).sign(id, at.getEpochSecond(), body))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }
}
