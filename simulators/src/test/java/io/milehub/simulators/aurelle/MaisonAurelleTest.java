package io.milehub.simulators.aurelle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Counted;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaisonAurelleTest {

    private static final String[] KEY = {"X-Api-Key", "k"};

    @TempDir
    Path manifests;

    private final List<Integer> hiccups = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1,1.0", "42,0.3"})
    void what_a_reader_counts_is_what_the_manifest_says_in_every_version(long seed, double scale) throws Exception {
        try (var aurelle = new MaisonAurelle(Wire.settings(manifests, seed, scale), "k", true)) {
            Wire wire = new Wire(aurelle.port());
            for (int version = 1; version <= 3; version++) {
                Verdict verdict = new Verdict(sizes(pull(wire, "/v1/catalogue?limit=40", "styles")));
                verdict.agreesWith(Wire.feeds(manifests, "maison-aurelle").path("catalogue"));
                List<Counted> stock = pull(wire, "/v1/stock?limit=300", "levels").stream()
                        .map(level -> new Counted(
                                level.path("sku").asText(),
                                level.path("quantity").asInt()))
                        .toList();
                Counted.agrees(
                        stock,
                        verdict.skus(),
                        Wire.feeds(manifests, "maison-aurelle").path("stock"));
                assertThat(Wire.manifest(manifests, "maison-aurelle")
                                .path("version")
                                .asInt())
                        .isEqualTo(version);
                wire.post("/control/next", "");
            }
            assertThat(hiccups).contains(429, 503);
        }
    }

    @Test
    void a_caller_without_the_key_is_turned_away() throws Exception {
        try (var aurelle = small()) {
            Wire wire = new Wire(aurelle.port());
            assertThat(wire.get("/v1/catalogue").statusCode()).isEqualTo(401);
            assertThat(wire.get("/v1/stock", "X-Api-Key", "other").statusCode()).isEqualTo(401);
            assertThat(wire.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_page_that_the_reader_has_is_not_sent_again_until_it_changes() throws Exception {
        try (var aurelle = small()) {
            Wire wire = new Wire(aurelle.port());
            String etag = etag(wire.get("/v1/catalogue", KEY));
            var again = wire.get("/v1/catalogue", "X-Api-Key", "k", "If-None-Match", etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            wire.post("/control/next", "");
            var changed = wire.get("/v1/catalogue", "X-Api-Key", "k", "If-None-Match", etag);
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(Wire.json(changed).path("version").asInt()).isEqualTo(2);
        }
    }

    @Test
    void cursors_outlive_one_version_but_not_two_and_cannot_be_made_up() throws Exception {
        try (var aurelle = small()) {
            Wire wire = new Wire(aurelle.port());
            String cursor = Wire.json(wire.get("/v1/catalogue?limit=5", KEY))
                    .at("/paging/next")
                    .asText();
            String page = "/v1/catalogue?limit=5&cursor=" + cursor;
            assertThat(wire.get(page, KEY).statusCode()).isEqualTo(200);
            wire.post("/control/next", "");
            assertThat(Wire.json(wire.get(page, KEY)).path("version").asInt()).isEqualTo(1);
            wire.post("/control/next", "");
            assertThat(wire.get(page, KEY).statusCode()).isEqualTo(400);
            assertThat(wire.get("/v1/catalogue?cursor=abc", KEY).statusCode()).isEqualTo(400);
            assertThat(wire.get("/v1/stock?cursor=" + cursor, KEY).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void prices_are_numbers_with_two_decimals_and_pages_have_a_limit() throws Exception {
        try (var aurelle = small()) {
            Wire wire = new Wire(aurelle.port());
            assertThat(wire.get("/v1/catalogue", KEY).body()).containsPattern("\"rrp\":\\d+\\.00[,}]");
            for (String limit : List.of("0", "201", "many")) {
                assertThat(wire.get("/v1/catalogue?limit=" + limit, KEY).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    private MaisonAurelle small() throws Exception {
        return new MaisonAurelle(Wire.settings(manifests, 1, 0.05), "k", false);
    }

    /** Follows the cursors to the end and asks again where the answer is 429 or 503. */
    private List<JsonNode> pull(Wire wire, String first, String list) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        String path = first;
        int total;
        do {
            HttpResponse<String> response = wire.get(path, KEY);
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).isIn(429, 503);
                hiccups.add(response.statusCode());
                response = wire.get(path, KEY);
            }
            assertThat(response.statusCode()).isEqualTo(200);
            JsonNode page = Wire.json(response);
            page.path(list).forEach(records::add);
            total = page.at("/paging/total").asInt();
            JsonNode next = page.at("/paging/next");
            path = next.isNull() ? "" : first + "&cursor=" + next.asText();
        } while (!path.isEmpty());
        assertThat(records).hasSize(total);
        return records;
    }

    private static List<Seen> sizes(List<JsonNode> styles) {
        List<Seen> sizes = new ArrayList<>();
        for (JsonNode style : styles) {
            for (JsonNode size : style.path("sizes")) {
                sizes.add(new Seen(
                        text(size.path("sku")),
                        text(size.path("ean")),
                        style.path("styleCode").asText(),
                        text(size.path("label")),
                        text(size.path("rrp")),
                        style.path("discontinued").asBoolean()));
            }
        }
        return sizes;
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().setScale(2).toPlainString() : value.asText();
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
