package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.canonical.Item;
import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordRulesTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            page: { next: .next, total: .total, as_of: .asOf }
            fields:
              sku: .sku
              quantity: .n
              as_of: .at
            skip: .gone
            refuse: { not-for-us: '.n == 13' }
            """;

    private static final String ITEMS = """
            record: item
            mode: snapshot
            format: json
            each: .items[]
            fields:
              sku: .sku
              product.key: .sku
              product.brand: '"Maison Aurelle"'
              product.title.en: .sku
              lifetime_limit: .limit
            """;

    @TempDir
    Path folder;

    @Test
    void every_record_is_accepted_refused_or_skipped_and_counted_once() throws Exception {
        Outcome outcome = run("""
                {"total":6,"levels":[{"sku":"A","n":1},{"gone":true},{"sku":"B","n":-1},{"sku":"C","n":13},
                 7,{"sku":"D","n":"2"}],"next":12}""");
        assertThat(outcome.ordinals).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(outcome.accepted).extracting(record -> record.sku()).containsExactly("A", "D");
        assertThat(outcome.refused)
                .containsExactly("2 stock-negative quantity", "3 not-for-us refuse", "4 field-type each");
        assertThat(outcome.page).isEqualTo(new PageFacts("12", 6L, null, 6));
    }

    @Test
    void all_reasons_come_at_once_with_the_whole_record() throws Exception {
        Outcome outcome = run("{\"levels\":[{\"sku\":\" \",\"n\":-5,\"at\":\"soon\"}]}");
        assertThat(outcome.refused)
                .containsExactly("0 sku-missing sku", "0 stock-negative quantity", "0 date-unparseable as_of");
        assertThat(outcome.raw).containsExactly("{\"sku\":\" \",\"n\":-5,\"at\":\"soon\"}");
    }

    @Test
    void a_rule_that_is_neither_true_nor_false_refuses_instead_of_guessing() throws Exception {
        assertThat(run("{\"levels\":[{\"sku\":\"A\",\"n\":1,\"gone\":\"no\"}]}").refused)
                .containsExactly("0 field-type skip");
    }

    @Test
    void texts_are_bounded_storable_and_of_the_right_type() throws Exception {
        assertThat(run("{\"levels\":[{\"sku\":\"" + "x".repeat(129) + "\",\"n\":1},{\"sku\":5,\"n\":1},"
                                + "{\"sku\":\"a\\u0000\",\"n\":1},{\"sku\":\"\\ud800\",\"n\":1}]}")
                        .refused)
                .containsExactly("0 text-too-long sku", "1 field-type sku", "2 text-invalid sku", "3 text-invalid sku");
    }

    @Test
    void a_lifetime_limit_is_a_number_of_pieces_and_no_limit_is_no_field() throws Exception {
        Outcome outcome = TestMapping.run(TestMapping.of(folder, ITEMS), """
                {"items":[{"sku":"A","limit":30},{"sku":"B","limit":"30"},{"sku":"C"},{"sku":"D","limit":0},
                 {"sku":"E","limit":1.5}]}""");
        assertThat(outcome.accepted)
                .extracting(item -> item.sku() + " " + ((Item) item).lifetimeLimit())
                .containsExactly("A 30", "B 30", "C null");
        assertThat(outcome.refused).containsExactly("3 field-type lifetime_limit", "4 field-type lifetime_limit");
    }

    @Test
    void a_page_that_says_its_time_wrongly_is_refused_as_a_whole() {
        assertThatThrownBy(() -> run("{\"asOf\":\"noon\",\"levels\":[]}"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("page.as_of");
    }

    @Test
    void a_page_is_whole_if_it_is_marked_so_and_a_mark_that_is_neither_is_refused() throws Exception {
        Mapping mapping = TestMapping.of(
                folder, STOCK.replace("as_of: .asOf }", "complete: '.status == \"complete\" or .last' }"));
        assertThat(TestMapping.run(mapping, "{\"levels\":[],\"status\":\"complete\"}").page)
                .isEqualTo(new PageFacts(null, null, null, true, 0));
        assertThat(TestMapping.run(mapping, "{\"levels\":[]}").page)
                .isEqualTo(new PageFacts(null, null, null, false, 0));
        Mapping text = TestMapping.of(folder, STOCK.replace("as_of: .asOf }", "complete: .last }"));
        assertThatThrownBy(() -> TestMapping.run(text, "{\"levels\":[],\"last\":\"yes\"}"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("page.complete");
    }

    @Test
    void the_cheap_pass_finds_what_stands_behind_the_records() throws Exception {
        Mapping mapping = TestMapping.of(folder, STOCK);
        byte[] body = "{\"levels\":[{\"sku\":1},{\"sku\":2}],\"next\":\"n\",\"total\":2}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(mapping.page(new java.io.ByteArrayInputStream(body))).isEqualTo(new PageFacts("n", 2L, null, -1));
    }

    private Outcome run(String body) throws Exception {
        return TestMapping.run(TestMapping.of(folder, STOCK), body);
    }
}
