package io.milehub.simulators.lume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Counted;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleriaLumeTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("u:w".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path manifests;

    @ParameterizedTest
    @CsvSource({"1,1.0", "42,0.3"})
    void what_a_reader_counts_is_what_the_manifest_says_in_every_version(long seed, double scale) throws Exception {
        for (int version = 1; version <= 3; version++) {
            // A new inbox each time, as a full push says everything again.
            try (var inbox = new Inbox(0);
                    var lume = lume(seed, scale, List.of(inbox.subscriber()), false)) {
                Wire wire = new Wire(lume.port());
                for (int passed = 1; passed < version; passed++) {
                    wire.post("/control/next", "");
                }
                Verdict verdict = new Verdict(variants(wire));
                JsonNode feeds = Wire.feeds(manifests, "galleria-lume");
                verdict.agreesWith(feeds.path("catalogue"));
                assertThat(wire.post("/control/push", "").statusCode()).isEqualTo(200);
                Counted.agrees(levels(inbox), verdict.skus(), feeds.path("stock"));
                assertThat(entries(inbox, "prices"))
                        .hasSize(feeds.at("/prices/rows").asInt());
            }
        }
    }

    @Test
    void prices_add_up_to_the_manifest_and_the_bad_ones_are_named_there() throws Exception {
        try (var inbox = new Inbox(0);
                var lume = lume(1, 1, List.of(inbox.subscriber()), false)) {
            new Wire(lume.port()).post("/control/push", "");
            JsonNode prices = Wire.feeds(manifests, "galleria-lume").path("prices");
            long sumMinor = 0;
            List<String> refused = new ArrayList<>();
            int position = 0;
            for (JsonNode price : entries(inbox, "prices")) {
                position++;
                String amount = price.path("amount").asText();
                boolean number = amount.matches("-?\\d+\\.\\d\\d");
                long minor = number ? Long.parseLong(amount.replace(".", "")) : 0;
                if (minor > 0) {
                    sumMinor += minor;
                } else {
                    refused.add(price.path("sku").asText() + "|" + position + "|"
                            + (number ? "price-not-positive" : "price-unparseable"));
                }
            }
            assertThat(prices.path("sumMinor").asLong()).isEqualTo(sumMinor);
            assertThat(Verdict.refused(prices)).isEqualTo(refused);
            assertThat(refused).isNotEmpty();
        }
    }

    @Test
    void a_push_of_its_own_keeps_id_and_body_through_refusals_and_sends_some_twice() throws Exception {
        int refusals = 3;
        try (var inbox = new Inbox(refusals);
                var lume = lume(1, 1, List.of(inbox.subscriber()), true)) {
            int messages = messages(Wire.feeds(manifests, "galleria-lume"));
            await().atMost(Duration.ofSeconds(60)).until(() -> inbox.messages().size() == messages);
            assertThat(inbox.arrivals()).hasSizeGreaterThan(messages + refusals);
            assertThat(inbox.arrivals())
                    .allSatisfy(arrival ->
                            assertThat(arrival).isEqualTo(inbox.messages().get(arrival.id())));
            List<Long> sequences = Stream.of("stock", "prices")
                    .flatMap(topic -> entries(inbox, topic).stream())
                    .map(entry -> entry.path("sequence").asLong())
                    .toList();
            assertThat(sequences).isSorted().doesNotHaveDuplicates();
            assertThat(lume.port()).isPositive();
        }
    }

    @Test
    void one_count_is_pushed_at_once_and_stays() throws Exception {
        try (var inbox = new Inbox(0);
                var lume = lume(1, 0.05, List.of(inbox.subscriber()), false)) {
            Wire wire = new Wire(lume.port());
            String sku = new Verdict(variants(wire)).skus().iterator().next();
            var answer = wire.post("/control/stock?sku=" + sku + "&quantity=77", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Wire.json(answer).path("status").asInt()).isEqualTo(202);
            assertThat(levels(inbox)).containsExactly(new Counted(sku, 77));
            wire.post("/control/push", "");
            assertThat(levels(inbox).stream().filter(row -> row.equals(new Counted(sku, 77))))
                    .hasSize(2);
            assertThat(wire.post("/control/stock?sku=none&quantity=1", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_subscriber_that_never_accepts_is_given_up_and_named() throws Exception {
        try (var inbox = new Inbox(1_000_000);
                var lume = lume(1, 0.02, List.of(inbox.subscriber()), false)) {
            var answer = new Wire(lume.port()).post("/control/push", "");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(Wire.json(answer).at("/gaveUp/0/lastStatus").asInt()).isEqualTo(503);
            assertThat(Wire.json(answer).path("accepted").asInt()).isZero();
            String sku = new Verdict(variants(new Wire(lume.port())))
                    .skus()
                    .iterator()
                    .next();
            var one = new Wire(lume.port()).post("/control/stock?sku=" + sku + "&quantity=1", "");
            assertThat(one.statusCode()).isEqualTo(502);
            assertThat(Wire.json(one).path("status").asInt()).isEqualTo(503);
        }
    }

    @Test
    void the_catalogue_is_for_those_with_a_password_and_not_sent_twice() throws Exception {
        try (var lume = lume(1, 0.02, List.of(), false)) {
            Wire wire = new Wire(lume.port());
            var refused = wire.get("/export/catalogue.xml");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
            String etag = wire.get("/export/catalogue.xml", "Authorization", BASIC)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var again = wire.get("/export/catalogue.xml", "Authorization", BASIC, "If-None-Match", etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(wire.post("/control/push", "").statusCode()).isEqualTo(409);
        }
    }

    private GalleriaLume lume(long seed, double scale, List<Subscriber> subscribers, boolean onStart)
            throws IOException {
        var delivery = new GalleriaLume.Delivery(
                subscribers, onStart, 3 + (onStart ? 3 : 0), Duration.ofSeconds(10), Duration.ofSeconds(10));
        return new GalleriaLume(Wire.settings(manifests, seed, scale), "u", "w", delivery);
    }

    private static int messages(JsonNode feeds) {
        return (feeds.at("/stock/rows").asInt() + 199) / 200
                + (feeds.at("/prices/rows").asInt() + 199) / 200;
    }

    private static List<Seen> variants(Wire wire) throws Exception {
        return XmlReader.variants(
                wire.get("/export/catalogue.xml", "Authorization", BASIC).body());
    }

    private static List<Counted> levels(Inbox inbox) {
        return entries(inbox, "stock").stream()
                .map(level -> new Counted(
                        level.path("sku").asText(), level.path("quantity").asInt()))
                .toList();
    }

    private static List<JsonNode> entries(Inbox inbox, String topic) {
        List<JsonNode> entries = new ArrayList<>();
        for (Inbox.Arrival arrival : inbox.messages().values()) {
            if (arrival.topic().equals(topic)) {
                JsonNode data = parsed(arrival).path("data");
                JsonNode list = data.path(topic.equals("stock") ? "levels" : "prices");
                assertThat(list.size()).isBetween(1, 200);
                list.forEach(entries::add);
            }
        }
        return entries;
    }

    private static JsonNode parsed(Inbox.Arrival arrival) {
        try {
            return Wire.json(arrival.body());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
