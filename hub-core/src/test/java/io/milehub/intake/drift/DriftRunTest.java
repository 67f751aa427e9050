package io.milehub.intake.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, and told, of where the bodies of a run and their mapping do not fit. */
class DriftRunTest {
    private static final String CHANGES = """
            record: stock
            mode: delta
            format: json
            each: .levels[]
            fields:
              sku: .sku
              location: lookup("places", .store)
              quantity: .n
              version: { value: .v, onError: absent, onType: absent }
            lookups: { places: { file: places.csv, miss: absent } }
            """;

    private static final String ALL = CHANGES.replace("mode: delta", "mode: snapshot");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final RealTargets targets = new RealTargets(database);
    private static final TestIntake intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
    private static int houses;

    @TempDir
    Path folder;

    private String house = "";

    @BeforeEach
    void lookups() throws IOException {
        house = "house-" + ++houses;
        Files.writeString(
                Files.createDirectories(folder.resolve(house)).resolve("places.csv"), "key,value\nMI,milan\n");
        Files.createDirectories(folder.resolve(house).resolve("changes"));
        Files.copy(
                folder.resolve(house).resolve("places.csv"),
                folder.resolve(house).resolve("changes/places.csv"));
    }

    @AfterAll
    static void close() {
        intake.close();
        targets.close();
    }

    @Test
    void a_run_keeps_what_is_unread_never_there_missed_and_dropped() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        Run run = pull(feed, """
                {"sku":"A","n":1,"store":"MI","colour":"red","v":"one"}""", """
                {"sku":"B","n":2,"store":"RM","colour":"blue","v":"two"}""", """
                {"sku":"C","n":3,"store":"RM","v":3}""");
        JsonNode report = report(run);

        assertThat(report.path("records").asInt()).isEqualTo(3);
        assertThat(report.path("looked").asInt()).isEqualTo(3);
        assertThat(report.path("unread")).singleElement().satisfies(unread -> {
            assertThat(unread.path("path").asText()).isEqualTo(".colour");
            assertThat(unread.path("records").asInt()).isEqualTo(2);
            assertThat(unread.path("example").asText()).contains("red");
        });
        assertThat(report.path("missed")).singleElement().satisfies(missed -> {
            assertThat(missed.path("table").asText()).isEqualTo("places");
            assertThat(missed.path("times").asInt()).isEqualTo(2);
            assertThat(missed.path("keys").get(0).path("key").asText()).isEqualTo("RM");
            assertThat(missed.path("keys").get(0).path("times").asInt()).isEqualTo(2);
        });
        assertThat(report.path("dropped")).singleElement().satisfies(dropped -> {
            assertThat(dropped.path("field").asText()).isEqualTo("version");
            assertThat(dropped.path("records").asInt()).isEqualTo(2);
        });
        assertThat(report.path("appeared")).isEmpty();
        assertThat(events(feed)).isEmpty();
    }

    @Test
    void a_field_that_is_new_and_unread_is_told_once() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        pull(feed, "{\"sku\":\"A\",\"n\":1}");
        Run second = pull(feed, "{\"sku\":\"A\",\"n\":2,\"season\":{\"name\":\"FW26\"}}");
        pull(feed, "{\"sku\":\"A\",\"n\":3,\"season\":{\"name\":\"FW26\"}}");

        assertThat(report(second).path("appeared").findValuesAsText("path")).containsExactly(".season");
        assertThat(events(feed)).singleElement().satisfies(event -> {
            assertThat(event.path("runId").asText()).isEqualTo(second.id().toString());
            assertThat(event.path("appeared").get(0).asText()).isEqualTo(".season");
            assertThat(event.path("vanished")).isEmpty();
        });
    }

    @Test
    void a_required_field_that_is_gone_is_told_once_also_where_the_run_fails_for_it() {
        FeedKey feed = intake.feed(folder, house, "changes", ALL);
        pull(feed, pieces("n", 6));
        Run failed = pull(feed, pieces("qty", 6));
        pull(feed, pieces("qty", 7));

        assertThat(report(failed).path("vanished").get(0).path("path").asText()).isEqualTo(".n");
        assertThat(report(failed)
                        .path("vanished")
                        .get(0)
                        .path("required")
                        .get(0)
                        .asText())
                .isEqualTo("quantity");
        assertThat(events(feed)).singleElement().satisfies(event -> {
            assertThat(event.path("appeared").get(0).asText()).isEqualTo(".qty");
            assertThat(event.path("vanished").get(0).path("path").asText()).isEqualTo(".n");
            assertThat(event.path("vanished").get(0).path("fields").get(0).asText())
                    .isEqualTo("quantity");
        });
    }

    @Test
    void what_a_snapshot_repeats_is_not_missed_and_what_it_changes_is_seen_while_it_comes_in() {
        FeedKey feed = intake.feed(folder, house, "changes", ALL);
        String[] first = pieces("n", 20);
        for (int i = 0; i < first.length; i++) {
            first[i] = first[i].replace("}", ",\"store\":\"MI\"}");
        }
        pull(feed, first);
        String[] second = first.clone();
        for (int i = 0; i < 6; i++) {
            second[i] = "{\"sku\":\"P" + i + "\",\"n\":9,\"note\":\"x\"}";
        }
        Run run = pull(feed, second);

        assertThat(report(run).path("records").asInt()).isEqualTo(6);
        assertThat(report(run).path("vanished")).isEmpty();
        assertThat(report(run).path("appeared").findValuesAsText("path")).containsExactly(".note");
    }

    @Test
    void another_type_is_kept_with_the_run_that_brought_it() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        pull(feed, "{\"sku\":\"A\",\"n\":1,\"v\":1}");
        Run run = pull(feed, "{\"sku\":\"A\",\"n\":1,\"v\":\"1\"}");

        JsonNode changed = report(run).path("changed").get(0);
        assertThat(changed.path("path").asText()).isEqualTo(".v");
        assertThat(changed.path("was").get(0).asText()).isEqualTo("NUMBER");
        assertThat(changed.path("now").get(0).asText()).isEqualTo("TEXT");
    }

    @Test
    void where_records_are_cut_out_of_other_places_nothing_is_compared() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        pull(feed, "{\"sku\":\"A\",\"n\":1}");
        intake.map(folder, feed, CHANGES.replace("each: .levels[]", "each: .levels[].sizes[]"));
        Run run = pull(feed, "{\"style\":\"S\",\"sizes\":[{\"sku\":\"A\",\"n\":1,\"ean\":\"1\"}]}");

        assertThat(report(run).path("appeared")).isEmpty();
        assertThat(events(feed)).isEmpty();
    }

    @Test
    void lists_are_bounded_and_say_how_much_more_there_was() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        String extra = IntStream.range(0, DriftJson.LISTED_MAX + 7)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(","));
        JsonNode report = report(pull(feed, "{\"sku\":\"A\",\"n\":1," + extra + "}"));

        assertThat(report.path("unread")).hasSize(DriftJson.LISTED_MAX);
        assertThat(report.path("unreadMore").asInt()).isEqualTo(7);
    }

    @Test
    void the_reports_of_the_last_hundred_runs_are_kept_and_no_other_shop_sees_them() {
        FeedKey feed = intake.feed(folder, house, "changes", CHANGES);
        Run first = pull(feed, "{\"sku\":\"A\",\"n\":0}");
        Run second = pull(feed, "{\"sku\":\"A\",\"n\":1}");
        Run last = second;
        for (int i = 2; i <= DriftTable.REPORTS_MAX; i++) {
            last = pull(feed, "{\"sku\":\"A\",\"n\":" + i + "}");
        }

        assertThat(kept(TestDatabase.FIRST, first)).isEmpty();
        assertThat(kept(TestDatabase.FIRST, second)).isPresent();
        assertThat(kept(TestDatabase.SECOND, last)).isEmpty();
        assertThat(Tenancy.<Optional<DriftReports.Kept>, RuntimeException>in(
                        TestDatabase.FIRST,
                        () -> intake.bean(DriftReports.class).latest(house, "changes")))
                .map(DriftReports.Kept::run)
                .contains(last.id().toString());
    }

    private static String[] pieces(String quantity, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"sku\":\"P" + i + "\",\"" + quantity + "\":1}")
                .toArray(String[]::new);
    }

    private Run pull(FeedKey feed, String... levels) {
        String body = "{\"levels\":[" + String.join(",", levels) + "]}";
        return Tenancy.<Run, RuntimeException>in(TestDatabase.FIRST, () -> {
            Run run = intake.runs().open(feed);
            try {
                intake.runs().receive(run, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            RunOutcome _ = intake.runs().apply(run, null, null);
            return run;
        });
    }

    private static Optional<DriftReports.Kept> kept(TenantId tenant, Run run) {
        return Tenancy.<Optional<DriftReports.Kept>, RuntimeException>in(
                tenant, () -> intake.bean(DriftReports.class).ofRun(run.id().value()));
    }

    private static JsonNode report(Run run) {
        return read(kept(TestDatabase.FIRST, run).orElseThrow().report());
    }

    private List<JsonNode> events(FeedKey feed) {
        return database
                .query(
                        TestDatabase.FIRST,
                        () -> database.jdbc()
                                .sql("""
                                        select payload::text from outbox.event
                                         where tenant_id = tenancy.current_tenant() and type = 'FeedDrifted'
                                           and aggregate_id = :feed
                                         order by event_id
                                        """)
                                .param("feed", feed.toString())
                                .query(String.class)
                                .list())
                .stream()
                .map(DriftRunTest::read)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(foreign);
        }
    }
}
