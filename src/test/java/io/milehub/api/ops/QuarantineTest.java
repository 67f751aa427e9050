package io.milehub.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the count that no shop can hold to the operator's word on it, over HTTP and by the command line. */
class QuarantineTest extends RunningHubTestCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FEED = "{\"source\":\"galleria-lume\",\"feed\":\"stock\"}";

    private final String sku = "BAD-" + UUID.randomUUID();
    private String id = "";

    @BeforeEach
    void a_count_below_zero() throws Exception {
        assertThat(pushStock(sku, -4, 1).statusCode()).isEqualTo(202);
        id = Awaitility.await().atMost(PATIENCE).until(this::mine, found -> !found.isEmpty());
    }

    @Test
    void a_record_is_shown_with_its_place_its_reasons_and_what_to_do() throws Exception {
        JsonNode record = json(get("/ops/quarantine/" + id, token("aurora-ops")));
        assertThat(record.path("sku").asString()).isEqualTo(sku);
        assertThat(record.path("state").asString()).isEqualTo("OPEN");
        assertThat(record.path("ordinal").asInt()).isZero();
        assertThat(record.path("externalId").asString()).startsWith("msg_");
        assertThat(record.path("mappingVersion").asString()).isNotEmpty();
        assertThat(record.path("raw").asString()).contains("\"quantity\":-4");
        JsonNode reason = record.path("reasons").get(0);
        assertThat(reason.path("code").asString()).isEqualTo("stock-negative");
        assertThat(reason.path("field").asString()).isEqualTo("quantity");
        assertThat(reason.path("remedy").asString()).isNotEmpty();

        JsonNode counted = json(get("/ops/quarantine/reasons?reason=stock-negative", token("aurora-ops")))
                .get(0);
        assertThat(counted.path("records").asInt()).isPositive();
        assertThat(counted.path("example").path("id").asString()).isEqualTo(id);
    }

    @Test
    void only_an_operator_of_the_shop_sees_or_settles_it() throws Exception {
        assertThat(code(get("/ops/quarantine/" + id, token("borealis-ops")))).isEqualTo("404 quarantine-unknown");
        assertThat(json(get("/ops/quarantine/reasons", token("borealis-ops")))).isEmpty();
        assertThat(get("/ops/quarantine/" + id, token("aurora-anna")).statusCode())
                .isEqualTo(403);
        for (String decision : new String[] {"retry", "release", "dismiss"}) {
            assertThat(code(decide("borealis-ops", decision, "{\"ids\":[\"" + id + "\"],\"why\":\"a test\"}")))
                    .isEqualTo("404 quarantine-unknown");
        }
        assertThat(mine()).isEqualTo(id);
    }

    @Test
    void what_cannot_be_meant_is_refused_with_what_could() throws Exception {
        for (String call : new String[] {
            "{}", "{\"source\":\"galleria-lume\"}", "{\"ids\":[]}", "{\"ids\":[\"one\"]}", "{\"ids\":[null]}"
        }) {
            assertThat(code(decide("aurora-ops", "retry", call))).as(call).isEqualTo("400 invalid-request");
        }
        assertThat(code(decide("aurora-ops", "dismiss", FEED))).isEqualTo("400 invalid-request");
        assertThat(code(decide("aurora-ops", "retry", FEED.replace("stock", "nothing"))))
                .isEqualTo("404 unknown-feed");
        assertThat(code(decide("aurora-ops", "release", "{\"ids\":[\"" + id + "\"],\"why\":\"a test\"}")))
                .isEqualTo("409 record-not-releasable");
        assertThat(code(get("/ops/quarantine?state=GONE", token("aurora-ops")))).isEqualTo("400 invalid-request");
        assertThat(code(get("/ops/quarantine?limit=201", token("aurora-ops")))).isEqualTo("400 invalid-request");
        assertThat(code(get("/ops/quarantine/reasons?limit=1001", token("aurora-ops"))))
                .isEqualTo("400 invalid-request");
    }

    @Test
    void a_newer_good_count_settles_it_by_itself() throws Exception {
        assertThat(pushStock(sku, 3, 2).statusCode()).isEqualTo(202);
        Awaitility.await().atMost(PATIENCE).until(this::mine, String::isEmpty);
        JsonNode record = json(get("/ops/quarantine/" + id, token("aurora-ops")));
        assertThat(record.path("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(record.path("settled").path("run").asString()).isNotEmpty();
    }

    @Test
    void the_command_line_lists_shows_retries_and_dismisses() throws Exception {
        assertThat(hub(0, "quarantine", "--feed", "galleria-lume/stock"))
                .contains("records", "galleria-lume/stock", "stock-negative", id + " (" + sku);
        assertThat(hub(0, "quarantine", "--records", "--reason", "stock-negative"))
                .contains(id, sku, "record 0", "stock-negative");
        assertThat(hub(0, "quarantine", "show", id))
                .contains(id + " of galleria-lume/stock, OPEN", "piece      " + sku, "msg_", "record 0")
                .contains("stock-negative  quantity", "mappings/galleria-lume/stock.yaml", "\"quantity\":-4");

        assertThat(hub(0, "quarantine", "retry", id))
                .contains(
                        "1 records are mapped again by run ",
                        "MERGED",
                        "retry of quarantined records",
                        "0 were let in, 1 stay in quarantine.");
        assertThat(hub(1, "quarantine", "release", id, "--why", "a test")).contains("record-not-releasable");
        assertThat(hub(2, "quarantine", "dismiss", id)).contains("--why");
        assertThat(hub(1, "quarantine", "retry")).contains("name records by their numbers, or a feed");
        assertThat(hub(1, "quarantine", "retry", "--feed", "stock")).contains("SOURCE/FEED");

        assertThat(hub(0, "quarantine", "dismiss", id, "--why", "a test of theirs"))
                .contains("1 records are dismissed.");
        assertThat(hub(0, "quarantine", "show", id)).contains("DISMISSED", "by aurora-ops: a test of theirs");
        assertThat(hub(0, "quarantine", "--records")).doesNotContain(sku);
        assertThat(hub(1, "quarantine", "retry", id)).contains("quarantine-empty");
    }

    @Test
    void how_many_are_open_is_measured_by_feed() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> send(request("/actuator/prometheus")).body(),
                        body -> body.lines()
                                .filter(line -> line.startsWith("milehub_quarantine_open{"))
                                .filter(line -> line.contains("galleria-lume"))
                                .anyMatch(line -> !line.endsWith(" 0.0")));
    }

    private HttpResponse<String> decide(String client, String decision, String call) throws Exception {
        return post(token(client), "/ops/quarantine/" + decision, call);
    }

    /** The open record of this test's piece, or nothing. */
    private String mine() throws Exception {
        return json(get("/ops/quarantine?feed=stock&limit=200", token("aurora-ops")))
                .path("items")
                .valueStream()
                .filter(record -> record.path("sku").asString("").equals(sku))
                .map(record -> record.path("id").asString())
                .findAny()
                .orElse("");
    }
}
