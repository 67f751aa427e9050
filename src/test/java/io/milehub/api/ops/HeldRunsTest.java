package io.milehub.api.ops;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.milehub.app.RunningHubTestCase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the webhook that would sell out too much, through the operator's two words, to its end. */
class HeldRunsTest extends RunningHubTestCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PIECES = 60;
    /** Twenty of forty may be sold out at once. */
    private static final int SOLD_OUT = 60;

    @Test
    void a_held_run_is_shown_with_what_it_would_do_and_merges_when_it_is_released() throws Exception {
        String held = held("released");
        JsonNode run = run(held);
        assertThat(run.path("effect").path("zeroed").asInt()).isEqualTo(SOLD_OUT);
        JsonNode finding = run.path("findings").get(0);
        assertThat(finding.path("measure").asString()).isEqualTo("zeroed");
        assertThat(finding.path("allowed").asInt()).isLessThan(SOLD_OUT);
        assertThat(finding.path("samples").get(0).path("sku").asString()).startsWith("released-");
        assertThat(finding.path("samples").get(0).path("was").asString()).isEqualTo("5");
        assertThat(finding.path("samples").get(0).path("becomes").asString()).isEqualTo("0");

        var released = decide(held, "release", "{\"why\":\"end of season\"}", "aurora-ops");
        assertThat(released.statusCode()).isEqualTo(202);
        until(held, "MERGED");
        assertThat(decisions(held)).isEqualTo("aurora-ops run-released end of season");

        var again = decide(held, "release", "{\"why\":\"end of season\"}", "aurora-ops");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("code").asString()).isEqualTo("run-not-held");
    }

    @Test
    void only_an_operator_of_the_shop_decides_and_says_why() throws Exception {
        String held = held("asked");
        String why = "{\"why\":\"their till was down\"}";

        for (String decision : new String[] {"release", "refuse"}) {
            var other = decide(held, decision, why, "borealis-ops");
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(json(other).path("code").asString()).isEqualTo("run-unknown");
            assertThat(decide(held, decision, why, "aurora-anna").statusCode()).isEqualTo(403);
            for (String nothing : new String[] {"{}", "{\"why\":\"  \"}", "{\"why\":\"" + "x".repeat(501) + "\"}"}) {
                var unexplained = decide(held, decision, nothing, "aurora-ops");
                assertThat(unexplained.statusCode()).isEqualTo(400);
                assertThat(json(unexplained).path("detail").asString()).contains("1 to 500 characters");
            }
        }
        assertThat(run(held).path("state").asString()).isEqualTo("HELD");

        var refused = decide(held, "refuse", why, "aurora-ops");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(json(refused).path("state").asString()).isEqualTo("REFUSED");
        assertThat(decisions(held)).isEqualTo("aurora-ops run-refused their till was down");
    }

    @Test
    void the_command_line_shows_what_is_held_and_takes_the_decision() throws Exception {
        String held = held("typed");

        String shown = hub(0, "runs", "--held");
        assertThat(shown)
                .contains("HELD", "zeroed: " + SOLD_OUT + " of ", "typed-", "5 -> 0")
                .contains("./hub release " + held + " --why '…'   or   ./hub refuse " + held + " --why '…'");
        assertThat(hub(2, "refuse", held)).contains("--why");
        assertThat(hub(0, "refuse", held, "--why", "a test")).contains("REFUSED", "refused: a test");
        assertThat(hub(1, "release", held, "--why", "a test")).contains("run-not-held");

        String next = held("typed-again");
        assertThat(hub(0, "release", next, "--why", "a test")).contains("MERGED");
        assertThat(hub(0, "runs", "--held")).doesNotContain("HELD");
    }

    /** Sixty pieces that are then all told to be sold out: beyond the limit also of what other tests have left. */
    private String held(String shop) throws Exception {
        until(arrived(shop, PIECES, 5), "MERGED");
        String run = arrived(shop, SOLD_OUT, 0);
        until(run, "HELD");
        return run;
    }

    /** Sends counts and gives the run that takes them. */
    private String arrived(String shop, int pieces, int quantity) throws Exception {
        String before = newest();
        String id = "msg_" + UUID.randomUUID();
        Instant at = clock.instant();
        String body = IntStream.range(0, pieces)
                .mapToObj(piece -> "{\"sku\":\"%s-%d\",\"quantity\":%d,\"sequence\":%d,\"asOf\":\"%s\"}"
                        .formatted(shop, piece, quantity, quantity == 0 ? 2 : 1, at))
                .collect(joining(",", "{\"timestamp\":\"" + at + "\",\"data\":{\"levels\":[", "]}}"));
        var answer = send(request("/webhooks/aurora/galleria-lume/stock")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", new Webhook(SECRET).sign(id, at.getEpochSecond(), body))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(202);
        return Awaitility.await().atMost(PATIENCE).until(this::newest, run -> !run.equals(before));
    }

    private String newest() throws Exception {
        JsonNode runs =
                json(get("/ops/runs?feed=stock&limit=1", token("aurora-ops"))).path("items");
        return runs.isEmpty() ? "" : runs.get(0).path("id").asString();
    }

    private JsonNode run(String id) throws Exception {
        return json(get("/ops/runs/" + id, token("aurora-ops")));
    }

    private void until(String run, String state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(run(run).path("state").asString()).isEqualTo(state));
    }

    private HttpResponse<String> decide(String run, String decision, String body, String client) throws Exception {
        return post(token(client), "/ops/runs/" + run + "/" + decision, body);
    }

    private String decisions(String run) {
        return inShop(() ->
                jdbc.sql("""
                        select string_agg(concat_ws(' ', actor, action, detail ->> 'why'), '; ' order by entry_id)
                          from audit.entry where tenant_id = 1 and subject = :subject
                        """).param("subject", "run:" + run).query(String.class).single());
    }
}
