package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.mapping.drift.DriftReport.Dropped;
import io.milehub.mapping.drift.DriftReport.Missed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that come again in a body are not worked out again, and nobody can tell. */
class RememberedValuesTest {
    private static final int RECORDS = 3_000;
    private static final String MAPPING = """
            record: item
            mode: snapshot
            format: json
            each: .items[]
            fields:
              sku: .sku
              product.key: coalesce(.key, "K")
              product.brand: trim(coalesce(.brand, "B"))
              product.title.en: coalesce(.title, "T")
            """;

    @TempDir
    private Path folder;

    @Test
    void every_record_counts_a_key_that_its_table_lacks() throws Exception {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/t.csv"), "key,value\nx,y\n");
        Drift drift = drift(
                MAPPING + "  season: lookup(\"t\", .s, \"none\")\n" + "lookups: { t: t.csv }\n",
                records(i -> "\"s\": \"" + (i % 3 == 0 ? "x" : "z") + "\""));
        assertThat(drift.report().missed())
                .containsExactly(
                        new Missed("t", RECORDS * 2 / 3, List.of(new Missed.Key("z", RECORDS * 2 / 3)), false));
    }

    @Test
    void every_record_is_refused_for_a_wrong_value_that_came_before() throws Exception {
        TestMapping.Outcome outcome = run(MAPPING + "  gtin: gtin(.ean)\n", records(i -> "\"ean\": \"4006381333932\""));
        assertThat(outcome.accepted).isEmpty();
        assertThat(outcome.refused)
                .isEqualTo(IntStream.range(0, RECORDS)
                        .mapToObj(i -> i + " gtin-check-digit gtin")
                        .toList());
    }

    @Test
    void every_record_counts_a_value_that_its_field_is_left_without() throws Exception {
        Drift drift = drift(
                MAPPING + "  gtin: { value: gtin(.ean), onError: absent }\n",
                records(i -> "\"ean\": \"4006381333932\""));
        assertThat(drift.report().dropped()).extracting(Dropped::records).containsExactly((long) RECORDS);
    }

    @Test
    void two_fields_judge_one_text_each_by_itself() throws Exception {
        String text = "x".repeat(150);
        TestMapping.Outcome outcome =
                run(MAPPING + "  colour: trim(.brand)\n", records(i -> "\"brand\": \"" + text + "\""));
        assertThat(outcome.refused)
                .hasSize(RECORDS)
                .allMatch(refused -> refused.endsWith(" text-too-long colour"), "only the shorter field");
    }

    @Test
    void numbers_that_are_equal_and_written_differently_are_not_the_same() throws Exception {
        TestMapping.Outcome outcome =
                run(MAPPING + "  season: concat(.n)\n", records(i -> "\"n\": " + (i % 2 == 0 ? "1.5" : "1.50")));
        for (int i = 0; i < RECORDS; i++) {
            assertThat(((Item) outcome.accepted.get(i)).season()).isEqualTo(i % 2 == 0 ? "1.5" : "1.50");
        }
    }

    @Test
    void a_body_gives_what_its_records_give_one_by_one() throws Exception {
        Random random = new Random(7);
        String mapping = MAPPING + """
                  gtin: gtin(.ean)
                  colour: .colour
                  season: concat(.s, "/", .t)
                  images: "[.a, .b]"
                  price.rrp: money(.price, .currency)
                  price.tax: '"EXC"'
                  as_of: date(.at)
                """;
        List<String> items =
                IntStream.range(0, 600).mapToObj(i -> any(i, random)).toList();
        TestMapping.Outcome whole = run(mapping, items);
        List<CanonicalRecord> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Mapping single = TestMapping.of(folder, mapping);
        for (int i = 0; i < items.size(); i++) {
            TestMapping.Outcome one = TestMapping.run(single, body(List.of(items.get(i))));
            accepted.addAll(one.accepted);
            for (String reason : one.refused) {
                refused.add(i + reason.substring(reason.indexOf(' ')));
            }
        }
        assertThat(whole.accepted).isEqualTo(accepted).isNotEmpty();
        assertThat(whole.refused).isEqualTo(refused).isNotEmpty();
    }

    /** A record of few different values, some of which are wrong, blank, null or of another type. */
    private static String any(int number, Random random) {
        List<String> values = List.of(
                "\"FW26\"",
                "\" FW26\"",
                "\"\"",
                "null",
                "1",
                "1.5",
                "1.50",
                "true",
                "\"null\"",
                "\"4006381333931\"",
                "\"https://img.example/1.jpg\"",
                "\"EUR\"",
                "\"USD\"",
                "\"19.90\"",
                "\"2026-03-01T10:00:00+01:00\"",
                "\"2026-03-01T10:00:01+01:00\"",
                "[\"a\"]",
                "[1.5]",
                "[1.50]");
        StringBuilder record = new StringBuilder("{\"sku\": \"S" + number + "\"");
        for (String name : List.of("ean", "colour", "s", "t", "a", "b", "price", "currency", "at")) {
            if (random.nextInt(3) > 0) {
                String likely = likely(name);
                String value = random.nextInt(12) == 0 ? values.get(random.nextInt(values.size())) : likely;
                record.append(", \"").append(name).append("\": ").append(value);
            }
        }
        return record.append('}').toString();
    }

    private static String likely(String name) {
        return switch (name) {
            case "ean" -> "\"4006381333931\"";
            case "a", "b" -> "\"https://img.example/1.jpg\"";
            case "price" -> "19.90";
            case "currency" -> "\"EUR\"";
            case "at" -> "\"2026-03-01T10:00:00+01:00\"";
            default -> "\"FW26\"";
        };
    }

    private TestMapping.Outcome run(String mapping, List<String> items) throws Exception {
        return TestMapping.run(TestMapping.of(folder, mapping), body(items));
    }

    private Drift drift(String yaml, List<String> items) throws Exception {
        Mapping mapping = TestMapping.of(folder, yaml);
        Drift drift = mapping.drift(DriftLimits.USUAL);
        mapping.map(
                new ByteArrayInputStream(body(items).getBytes(StandardCharsets.UTF_8)),
                new TestMapping.Outcome(),
                null,
                drift);
        return drift;
    }

    private interface Member {
        String of(int record);
    }

    private static List<String> records(Member member) {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"sku\": \"S" + i + "\", " + member.of(i) + "}")
                .toList();
    }

    private static String body(List<String> items) {
        return items.stream().collect(Collectors.joining(",\n", "{\"items\": [\n", "]}"));
    }
}
