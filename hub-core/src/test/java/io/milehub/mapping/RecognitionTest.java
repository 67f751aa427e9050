package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.TestRecognition.Repeated;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is recognised exactly if it would be mapped to what it was. */
class RecognitionTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            fields:
              sku: .sku
              quantity: .n
              as_of: $root.at
            skip: .gone
            """;

    private static final String SIZES = """
            record: stock
            mode: snapshot
            format: json
            each: .styles[].sizes[]
            fields:
              sku: concat(%s, .label)
              quantity: .n
            """;

    private static final String ROWS = """
            record: stock
            mode: snapshot
            format: csv
            fields:
              sku: %s
              quantity: .n
            """;

    private static final String ELEMENTS = """
            record: stock
            mode: snapshot
            format: xml
            each: .level[]
            fields:
              sku: .sku
              quantity: .n
              location: $root.place
            """;

    @TempDir
    Path folder;

    @Test
    void records_in_another_order_under_a_changed_header_are_the_same() throws Exception {
        TestRecognition feed = feed(STOCK);
        feed.map("{\"at\":\"2026-03-01T10:00:00Z\",\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\",\"n\":2}]}");
        Repeated again = feed.map("""
                {"at":"2026-03-01T11:00:00Z","x":1,"levels":[{"sku":"B","n":2},{"sku":"A","n":1}]}""");
        assertThat(again.same).containsExactly(0, 1);
        assertThat(again.accepted()).isEmpty();
    }

    @Test
    void any_change_of_a_record_is_noticed() throws Exception {
        TestRecognition feed = feed(STOCK);
        feed.map("{\"levels\":[{\"sku\":\"A\",\"n\":1}]}");
        Repeated changed = feed.map("""
                {"levels":[{"sku":"A","n":2},{"sku":"B","n":1},{"sku":"A","n":"1"},{"sku":"A","n":1.0},
                 {"sku":"A","n":1,"note":null},{"n":1,"sku":"A"},{"sku":"A","n":10000000000000000000000000}]}""");
        assertThat(changed.same).isEmpty();
        assertThat(changed.accepted()).hasSize(6);
        assertThat(changed.refused()).containsExactly("6 field-type quantity");
    }

    @Test
    void what_was_skipped_or_refused_is_judged_again() throws Exception {
        TestRecognition feed = feed(STOCK);
        String body = "{\"levels\":[{\"sku\":\"A\",\"n\":-1},{\"sku\":\"B\",\"gone\":true},{\"sku\":\"C\",\"n\":1}]}";
        feed.map(body);
        Repeated again = feed.map(body);
        assertThat(again.same).containsExactly(2);
        assertThat(again.refused()).containsExactly("0 stock-negative quantity");
    }

    @Test
    void a_parent_that_is_read_sets_its_records_apart_and_one_that_is_not_does_not() throws Exception {
        String before = "{\"styles\":[{\"code\":\"S\",\"name\":\"a\",\"sizes\":[{\"label\":\"40\",\"n\":1}]}]}";
        String after = before.replace("\"name\":\"a\"", "\"name\":\"b\"");
        TestRecognition reading = feed(SIZES.formatted("$parent.code"));
        TestRecognition notReading = feed(SIZES.formatted("\"X\""));
        reading.map(before);
        notReading.map(before);
        assertThat(reading.map(before).same).containsExactly(0);
        assertThat(reading.map(after).same).isEmpty();
        assertThat(notReading.map(after).same).containsExactly(0);
    }

    @Test
    void equal_elements_of_different_parents_are_told_apart() throws Exception {
        TestRecognition feed = feed(SIZES.formatted("$parent.code"));
        feed.map("{\"styles\":[{\"code\":\"S\",\"sizes\":[{\"label\":\"40\",\"n\":1}]}]}");
        Repeated more = feed.map("""
                {"styles":[{"code":"T","sizes":[{"label":"40","n":1}]},
                 {"code":"S","sizes":[{"label":"40","n":1}]}]}""");
        assertThat(more.same).containsExactly(1);
    }

    @Test
    void a_root_that_is_read_for_more_than_the_moment_sets_its_records_apart() throws Exception {
        TestRecognition feed = feed(STOCK + "refuse: { closed: $root.closed }\n");
        feed.map("{\"closed\":false,\"levels\":[{\"sku\":\"A\",\"n\":1}]}");
        assertThat(feed.map("{\"closed\":true,\"levels\":[{\"sku\":\"A\",\"n\":1}]}")
                        .refused())
                .containsExactly("0 closed refuse");
    }

    @Test
    void a_root_that_changes_between_the_records_is_read_anew() throws Exception {
        TestRecognition feed = feed(ELEMENTS);
        String level = "<level><sku>A</sku><n>1</n></level>";
        feed.map("<stock><place>Milano</place>" + level + "</stock>");
        Repeated again = feed.map("<stock>" + level + "<place>Milano</place>" + level + "</stock>");
        assertThat(again.same).containsExactly(1);
        assertThat(again.accepted()).hasSize(1);
    }

    @Test
    void a_row_that_moved_is_the_same_unless_its_number_is_read() throws Exception {
        TestRecognition feed = feed(ROWS.formatted(".sku"));
        feed.map("sku,n\nA,1\nB,2\n");
        assertThat(feed.map("sku,n\nB,2\nA,1\n").same).containsExactly(0, 1);
        for (String reading : new String[] {"concat(.sku, ._row)", "concat(.sku, get-key(., \"_row\"))"}) {
            TestRecognition counting = feed(ROWS.formatted(reading));
            counting.map("sku,n\nA,1\nB,2\n");
            assertThat(counting.map("sku,n\nA,1\nC,3\nB,2\n").same).containsExactly(0);
        }
    }

    @Test
    void a_row_with_a_cell_too_many_is_not_taken_for_the_row_without_it() throws Exception {
        TestRecognition feed = feed(ROWS.formatted(".sku"));
        feed.map("sku,n\nA,1\n");
        Repeated again = feed.map("sku,n\nA,1,1\n");
        assertThat(again.same).isEmpty();
        assertThat(again.refused()).containsExactly("0 cells-extra _row");
    }

    @Test
    void an_element_that_repeats_wrongly_is_not_taken_for_the_one_it_was() throws Exception {
        TestRecognition feed = feed(ELEMENTS);
        feed.map("<stock><level><sku>A</sku><n>1</n></level></stock>");
        assertThat(feed.map("<stock><level><sku>A</sku><n>1</n><n>1</n></level></stock>")
                        .refused())
                .containsExactly("0 element-repeated n");
    }

    private TestRecognition feed(String yaml) throws Exception {
        return new TestRecognition(TestMapping.of(folder, yaml));
    }
}
