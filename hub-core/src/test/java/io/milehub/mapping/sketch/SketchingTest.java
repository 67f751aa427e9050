package io.milehub.mapping.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.sample.LayoutFinder;
import io.milehub.mapping.sample.Sample;
import io.milehub.mapping.sample.SampleCut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SketchingTest {
    private static final Path FILE = Path.of("mappings/house/feed.yaml");

    @Test
    void records_are_the_objects_that_have_a_number_of_their_own() throws Exception {
        Sketch sketch = stock("""
                {"shops": [{"name": "M"}, {"name": "N"}, {"name": "O"}],
                 "levels": [{"sku": "A", "stock": {"onHand": 3}}]}""");
        assertThat(sketch.layout().each()).isEqualTo(".levels[]");
        assertThat(sketch.fields()).containsExactly(Map.entry("sku", ".sku"), Map.entry("quantity", ".stock.onHand"));
        assertThat(accepted(sketch)).isEqualTo(1);
    }

    @Test
    void a_list_that_is_the_whole_document_and_lines_and_packed_lines_are_read() throws Exception {
        assertThat(stock("[{\"sku\": \"A\", \"qty\": 1}]").layout().each()).isEqualTo(".[]");
        Sketch lines = stock("{\"sku\": \"A\", \"qty\": 1}\n{\"sku\": \"B\", \"qty\": 2}\n");
        assertThat(lines.layout().format()).isEqualTo("ndjson");
        assertThat(accepted(lines)).isEqualTo(2);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("sku;qty\nA;1\n".getBytes(StandardCharsets.UTF_8));
        }
        Sample sample = Sample.read(new ByteArrayInputStream(packed.toByteArray()));
        assertThat(sample.format()).isEqualTo("csv");
        assertThat(accepted(Sketching.of(sample, FILE, wishes(RecordKind.STOCK, null))))
                .isEqualTo(1);
    }

    @Test
    void fields_are_told_by_names_of_several_languages_and_by_values() throws Exception {
        Sketch sketch = item("""
                Artikelnr;EAN;Modell;Marke;Bezeichnung;Farbe;Größe;Preis;Währung;Bild1;Bild2
                A-1;4006381333931;M-1;Aurelle;Mantel;Grau;M;1.290,00;EUR;https://a.example/1.jpg;
                A-2;4006381333948;M-1;Aurelle;Mantel;Grau;L;1.290,00;EUR;https://a.example/1.jpg;https://a.example/2.jpg
                """);
        assertThat(sketch.fields())
                .containsEntry("sku", ".Artikelnr")
                .containsEntry("gtin", "gtin(.EAN)")
                .containsEntry("product.key", ".Modell")
                .containsEntry("product.brand", ".Marke")
                .containsEntry("product.title.en", ".Bezeichnung")
                .containsEntry("colour", ".Farbe")
                .containsEntry("size", "size(\"INT\", .\"Größe\")")
                .containsEntry("images", "[.Bild1, .Bild2]")
                .containsEntry("price.rrp", "money(.Preis, .\"Währung\", \",\")")
                .containsEntry("price.tax", "\"INC(IT)\"");
        assertThat(accepted(sketch)).isEqualTo(2);
    }

    @Test
    void rows_that_continue_a_product_are_grouped_and_read_what_is_the_products_from_its_first_row() throws Exception {
        Sketch sketch = item("""
                Handle,Title,Vendor,Variant SKU,Variant Price,Image Src
                coat,Wool coat,Aurelle,A-1,12.00 EUR,https://a.example/1.jpg
                coat,,,A-2,12.00 EUR,https://a.example/2.jpg
                """);
        assertThat(sketch.layout().group()).isEqualTo("Handle");
        assertThat(sketch.fields())
                .containsEntry("sku", ".\"Variant SKU\"")
                .containsEntry("product.title.en", "$parent.Title")
                .containsEntry("images", "$parent._all.\"Image Src\"");
        assertThat(accepted(sketch)).isEqualTo(2);
    }

    @Test
    void an_xml_element_that_repeats_is_a_list_and_a_prefix_is_kept_where_names_could_be_one() throws Exception {
        Sketch sketch = item("""
                <rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
                <item><title>Coat</title><g:id>A1</g:id><g:brand>X</g:brand><g:price>12.00 EUR</g:price></item>
                <item><title>Coat</title><g:id>A2</g:id><g:brand>X</g:brand><g:price>12.00 EUR</g:price></item>
                </channel></rss>""");
        assertThat(sketch.layout().each()).isEqualTo(".channel.item[]");
        assertThat(sketch.fields())
                .containsEntry("sku", ".\"g:id\"")
                .containsEntry("product.title.en", ".title")
                .containsEntry("price.rrp", "money(.\"g:price\", null, \".\")");
        assertThat(accepted(sketch)).isEqualTo(2);
    }

    @Test
    void what_nothing_looks_like_is_missing_and_what_no_sample_shows_is_open() throws Exception {
        Sketch sketch = Sketching.of(
                sample("[{\"sku\": \"A\", \"price\": 12.50, \"size\": \"38\"}]"), FILE, wishes(RecordKind.ITEM, null));
        assertThat(sketch.missing()).containsOnlyKeys("product.brand", "product.title.en");
        assertThat(sketch.open()).containsOnlyKeys("size", "price.rrp");
        assertThat(sketch.mapping()).contains("# product.brand: required").contains("# price.rrp: money(");
        assertThat(sketch.trial()).isNull();
    }

    @Test
    void a_guess_that_the_sample_contradicts_is_taken_back_and_said_so() throws Exception {
        Sketch sketch = item("""
                sku,name,brand,made in
                A,Coat,X,Atlantis
                B,Coat,X,Narnia
                """);
        assertThat(sketch.fields()).doesNotContainKey("origin");
        assertThat(sketch.open().get("origin")).contains("country-unknown");
        assertThat(accepted(sketch)).isEqualTo(2);
    }

    @Test
    void words_of_categories_become_a_table_with_the_values_that_are_plain() throws Exception {
        Sketch sketch = item("""
                sku,name,brand,category
                A,Coat,X,Women > Coats
                B,Chair,X,Stühle
                """);
        assertThat(sketch.tables())
                .containsExactly(Map.entry("categories.csv", "key,value\nWomen > Coats,women/coats\nStühle,\n"));
        assertThat(sketch.open().get("product.category")).isEqualTo("categories.csv says nothing yet of Stühle");
    }

    @Test
    void lines_before_the_header_are_passed_over() throws Exception {
        Sketch sketch = stock("# Stock of today\nsku,qty\nA,1\n");
        assertThat(sketch.fields()).containsEntry("sku", ".sku");
        assertThat(accepted(sketch)).isEqualTo(1);
    }

    @Test
    void a_sample_that_is_cut_off_empty_or_too_long_is_refused() {
        assertThatThrownBy(() -> stock("{\"items\": [{\"sku\": ")).isInstanceOf(DecodeRefused.class);
        assertThatThrownBy(() -> sample(" \n"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("empty");
        String tooLong = "a".repeat(Sample.BYTES_MAX + 1);
        assertThatThrownBy(() -> sample(tooLong))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("at most");
    }

    @Test
    void a_long_sample_becomes_a_case_of_its_first_records() throws Exception {
        String items = "{\"sku\": \"A\", \"qty\": 1},".repeat(2_000);
        Sample json = sample("{\"items\": [" + items + "{\"sku\": \"B\", \"qty\": 1}]}");
        Sketch sketch = Sketching.of(json, FILE, wishes(RecordKind.STOCK, null));
        String input = new String(SampleCut.of(json, sketch.layout()), StandardCharsets.UTF_8);
        assertThat(input.split("\"sku\"", -1)).hasSize(4);
        Sample csv = sample("sku,qty,note\n" + "A,1,\"two\nlines\"\n".repeat(2_000));
        String rows = new String(SampleCut.of(csv, LayoutFinder.of(csv, null)), StandardCharsets.UTF_8);
        assertThat(rows.lines().count()).as("a cell is not cut").isEqualTo(21);
        assertThat(rows.chars().filter(c -> c == '"').count() % 2).isZero();
    }

    private static long accepted(Sketch sketch) {
        return Objects.requireNonNull(sketch.trial()).accepted();
    }

    private static Sketch stock(String body) throws DecodeRefused, IOException {
        return Sketching.of(sample(body), FILE, wishes(RecordKind.STOCK, null));
    }

    private static Sketch item(String body) throws DecodeRefused, IOException {
        return Sketching.of(sample(body), FILE, wishes(RecordKind.ITEM, "INC(IT)"));
    }

    private static Wishes wishes(RecordKind kind, @Nullable String tax) {
        return new Wishes(kind, null, null, tax, null, "en", null, false);
    }

    private static Sample sample(String body) throws DecodeRefused, IOException {
        return Sample.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
