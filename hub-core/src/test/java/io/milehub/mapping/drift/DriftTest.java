package io.milehub.mapping.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.drift.DriftReport.Absence;
import io.milehub.mapping.drift.DriftReport.Dropped;
import io.milehub.mapping.drift.DriftReport.Missed;
import io.milehub.mapping.drift.DriftReport.NeverThere;
import io.milehub.mapping.drift.DriftReport.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: .items[]
            page: { next: .paging.next, as_of: .at }
            fields:
              sku: .sku
              quantity: .quantity
              location: .place.code
              as_of: $root.at
            """;

    @TempDir
    private Path folder;

    @Test
    void what_no_expression_reads_is_told_at_its_topmost_place_with_how_many_records_had_it_and_an_example()
            throws Exception {
        DriftReport report = report(STOCK, """
                {"at": "2026-01-01T00:00:00Z", "shop": "Milano", "items": [
                  {"sku": "A", "quantity": 1, "place": {"code": "M", "name": "Milano"}, "size": {"w": 3}},
                  {"sku": "B", "quantity": 2, "place": {"code": "M", "name": " "}, "size": {"w": 4}, "note": null}],
                 "paging": {"next": null, "total": 2}}""");
        assertThat(report.unread())
                .containsExactly(
                        new Seen(".place.name", false, 2, 1, Set.of(JsonType.TEXT, JsonType.BLANK), "Milano"),
                        new Seen(".size", false, 2, 2, Set.of(JsonType.OBJECT), "3"),
                        new Seen(".note", false, 1, 0, Set.of(JsonType.NULL), null),
                        new Seen("$root.shop", false, 1, 1, Set.of(JsonType.TEXT), "Milano"),
                        new Seen("$root.paging.total", false, 1, 1, Set.of(JsonType.NUMBER), "2"));
        assertThat(report.neverThere()).isEmpty();
        assertThat(report.records()).isEqualTo(2);
    }

    @Test
    void what_is_read_and_never_there_is_told_with_the_fields_that_read_it() throws Exception {
        DriftReport report = report(STOCK, """
                {"items": [{"sku": "A", "quantity": 1, "place": {"code": ""}}], "at": "2026-01-01T00:00:00Z"}""");
        assertThat(report.neverThere())
                .containsExactly(
                        new NeverThere(".place.code", Absence.BLANK, List.of("location"), 9),
                        new NeverThere("$root.at", Absence.AFTER_RECORDS, List.of("as_of"), 10));
    }

    @Test
    void a_name_behind_a_list_is_never_there_because_a_path_does_not_go_through_lists() throws Exception {
        DriftReport report = report(STOCK, """
                {"at": "2026-01-01T00:00:00Z", "items": [{"sku": "A", "quantity": 1, "place": [{"code": "M"}]}]}""");
        assertThat(report.neverThere())
                .containsExactly(new NeverThere(".place.code", Absence.ABSENT, List.of("location"), 9));
        assertThat(report.unread()).extracting(Seen::path).containsExactly(".place");
    }

    @Test
    void what_surrounds_records_is_told_of_the_element_around_them() throws Exception {
        String mapping = """
                record: stock
                mode: snapshot
                format: json
                each: .styles[].sizes[]
                fields: { sku: .sku, quantity: .n, location: $parent.shop }
                """;
        DriftReport report = report(mapping, """
                {"styles": [{"shop": "M", "colour": "red", "sizes": [{"sku": "A", "n": 1}, {"sku": "B", "n": 1}]},
                            {"shop": "N", "sizes": [{"sku": "C", "n": 1}]}]}""");
        assertThat(report.unread())
                .containsExactly(new Seen("$parent.colour", false, 1, 1, Set.of(JsonType.TEXT), "red"));
    }

    @Test
    void columns_are_read_of_groups_rows_and_all_rows_alike() throws Exception {
        String mapping = """
                record: stock
                mode: snapshot
                format: csv
                csv: { group: Handle }
                each: ._rows[]
                fields:
                  sku: .SKU
                  quantity: decimal(.Qty)
                  location: concat($parent.Title, first($parent._all.Shop), text(._row))
                """;
        DriftReport report = report(mapping, """
                Handle,Title,SKU,Qty,Shop,Vendor,Tags
                coat,Coat,A,1,,Aurelle,
                ,,B,2,M,,
                """);
        assertThat(report.unread())
                .containsExactly(
                        new Seen(".Vendor", false, 2, 1, Set.of(JsonType.TEXT, JsonType.BLANK), "Aurelle"),
                        new Seen(".Tags", false, 2, 0, Set.of(JsonType.BLANK), null));
        assertThat(report.neverThere()).isEmpty();
    }

    @Test
    void attributes_and_lists_of_xml_are_places() throws Exception {
        String mapping = """
                record: stock
                mode: snapshot
                format: xml
                each: .item[]
                lists: [photo]
                fields: { sku: '."@sku"', quantity: decimal(.n), location: 'first([for (.photo) ."@url"])' }
                """;
        DriftReport report = report(mapping, """
                <stock at="now"><item sku="A"><n>1</n><photo url="u" alt="x"/></item></stock>""");
        assertThat(report.unread()).extracting(Seen::path).containsExactly(".photo[].\"@alt\"", "$root.\"@at\"");
    }

    @Test
    void segments_and_their_qualifiers_are_read() throws Exception {
        String mapping = """
                record: stock
                mode: snapshot
                format: edi
                edi: { message: INVRPT }
                each: LIN
                fields:
                  sku: .LIN._3
                  quantity: edi_number(seg(.QTY, "145")._1_2)
                  location: seg($parent.NAD, "SU")._2
                """;
        DriftReport report = report(mapping, """
                UNB+UNOA:2+A+B+261129:1200+1'UNH+1+INVRPT:D:96A:UN'BGM+35'NAD+SU+M'\
                LIN+1++AN-1:SA'QTY+145:3:PCE'FTX+AAI+++soft'UNT+7+1'UNZ+1+1'""");
        assertThat(report.unread())
                .extracting(Seen::path)
                .contains(".LIN._1", ".LIN._3_2", ".QTY[]._1_3", ".FTX", "$root.UNB", "$root.BGM")
                .doesNotContain(".QTY[]._1", "$root.NAD[]._1");
        assertThat(report.neverThere()).isEmpty();
    }

    @Test
    void an_object_that_a_loop_goes_through_is_read_whole() throws Exception {
        String mapping = STOCK.replace(".place.code", "first([for (.places) .key])");
        DriftReport report = report(mapping, """
                {"at": "2026-01-01T00:00:00Z", "items": [{"sku": "A", "quantity": 1, "places": {"M": 1, "N": 2}}]}""");
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void missed_keys_are_counted_whatever_their_table_makes_of_them() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("house")).resolve("t.csv"), "key,value\nM,main\n");
        String mapping = STOCK.replace(".place.code", "lookup(\"t\", .place)")
                + "lookups: { t: { file: t.csv, miss: absent } }\n";
        DriftReport report = report(mapping, """
                {"at": "2026-01-01T00:00:00Z", "items": [{"sku": "A", "quantity": 1, "place": "X"},
                 {"sku": "B", "quantity": 1, "place": "X"}, {"sku": "C", "quantity": 1, "place": "M"},
                 {"sku": "D", "quantity": 1, "place": "Y"}]}""");
        assertThat(report.missed())
                .containsExactly(new Missed("t", 3, List.of(new Missed.Key("X", 2), new Missed.Key("Y", 1)), false));
    }

    @Test
    void values_that_a_field_was_left_without_are_counted_by_code() throws Exception {
        String mapping = STOCK.replace("location: .place.code", "location: { value: .place, onError: absent }");
        DriftReport report = report(mapping, """
                {"at": "2026-01-01T00:00:00Z", "items": [{"sku": "A", "quantity": 1, "place": 7},
                 {"sku": "B", "quantity": 1, "place": 8}]}""");
        assertThat(report.dropped()).hasSize(1);
        Dropped dropped = report.dropped().getFirst();
        assertThat(List.of(dropped.field(), dropped.code(), dropped.records()))
                .containsExactly("location", "field-type", 2L);
        assertThat(dropped.example()).contains("7");
    }

    @Test
    void bodies_of_one_run_are_compared_together() throws Exception {
        Mapping mapping = TestMapping.of(folder, STOCK);
        Drift one = mapping.drift(DriftLimits.USUAL);
        Drift other = mapping.drift(DriftLimits.USUAL);
        String body = "{\"at\": \"2026-01-01T00:00:00Z\", \"items\": [{\"sku\": \"A\", \"quantity\": 1, \"x\": 1}]}";
        map(mapping, body, one);
        map(mapping, body, one);
        map(mapping, body, other);
        one.merge(other);
        assertThat(one.report().records()).isEqualTo(3);
        assertThat(one.report().unread()).containsExactly(new Seen(".x", false, 3, 3, Set.of(JsonType.NUMBER), "1"));
    }

    @Test
    void beyond_their_number_places_are_not_told_apart_and_the_report_says_so() throws Exception {
        DriftLimits few = new DriftLimits(5, 16, 200, 5_000, 20, 50, 60);
        Mapping mapping = TestMapping.of(folder, STOCK);
        Drift drift = mapping.drift(few);
        String members =
                IntStream.range(0, 10).mapToObj(i -> ", \"m" + i + "\": 1").collect(Collectors.joining());
        map(mapping, "{\"items\": [{\"sku\": \"A\", \"quantity\": 1" + members + "}]}", drift);
        assertThat(drift.report().placesLeftOut()).isTrue();
        assertThat(drift.report().places()).hasSize(5);
    }

    @Test
    void of_a_long_run_every_record_is_counted_and_some_are_looked_at() throws Exception {
        DriftLimits sparse = new DriftLimits(100, 16, 200, 10, 5, 50, 60);
        Mapping mapping = TestMapping.of(folder, STOCK);
        Drift drift = mapping.drift(sparse);
        String items = IntStream.range(0, 30)
                .mapToObj(i -> "{\"sku\": \"A" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(","));
        map(mapping, "{\"items\": [" + items + "]}", drift);
        assertThat(drift.report().records()).isEqualTo(30);
        assertThat(drift.report().looked()).as("ten, and 10, 15, 20, 25").isEqualTo(14);
    }

    @Test
    void deep_places_count_as_part_of_what_holds_them_and_long_examples_are_cut() throws Exception {
        DriftLimits flat = new DriftLimits(100, 1, 200, 10, 5, 50, 4);
        Mapping mapping = TestMapping.of(folder, STOCK);
        Drift drift = mapping.drift(flat);
        map(mapping, "{\"items\": [{\"sku\": \"A\", \"quantity\": 1, \"x\": {\"y\": 1}, \"z\": \"12345\"}]}", drift);
        assertThat(drift.report().unread())
                .extracting(Seen::path, Seen::example)
                .containsExactly(tuple(".x", null), tuple(".z", "1234…"));
    }

    @Test
    void keys_of_a_table_are_told_apart_up_to_their_limit_and_all_counted() {
        Misses misses = new Misses(new DriftLimits(100, 1, 200, 10, 5, 2, 60));
        List.of("a", "b", "c", "a").forEach(key -> misses.add("t", key, 1));
        Misses more = new Misses(new DriftLimits(100, 1, 200, 10, 5, 2, 60));
        more.merge(misses);
        Missed missed = new Missed("t", 4, List.of(new Missed.Key("a", 2), new Missed.Key("b", 1)), true);
        assertThat(misses.report()).containsExactly(missed);
        assertThat(more.report()).containsExactly(missed);
    }

    private DriftReport report(String yaml, String body) throws Exception {
        Mapping mapping = TestMapping.of(folder, yaml);
        Drift drift = mapping.drift(DriftLimits.USUAL);
        map(mapping, body, drift);
        return drift.report();
    }

    private static void map(Mapping mapping, String body, Drift drift) throws Exception {
        mapping.map(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                new TestMapping.Outcome(),
                null,
                drift);
    }
}
