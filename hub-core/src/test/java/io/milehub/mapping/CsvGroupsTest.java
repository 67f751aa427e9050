package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.canonical.Item;
import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that continue the product above them. */
class CsvGroupsTest {
    /** Two products: one of two variants and a row with nothing but an image, one of one variant. */
    private static final String EXPORT = """
            Handle,Title,Vendor,SKU,Size,Price,Image
            coat,Long coat,Aurelle,C-38,38,1890.00,https://x.example/1.jpg
            coat,,,C-40,40,1890.00,https://x.example/2.jpg
            coat,,,,,,https://x.example/1.jpg
            bag,Bag,Aurelle,B-1,OS,990.00,https://x.example/b.jpg
            """;

    private static final String VARIANTS = """
            record: item
            mode: snapshot
            format: csv
            csv: { group: Handle }
            each: ._rows[]
            fields:
              sku: .SKU
              product.key: $parent.Handle
              product.brand: $parent.Vendor
              product.title.en: $parent.Title
              size: size("IT", .Size)
              images: $parent._all.Image
              price.rrp: money(.Price, "EUR")
              price.tax: '"INC(IT)"'
            skip: .SKU == ""
            """;

    @TempDir
    Path folder;

    @Test
    void each_variant_has_the_cells_of_the_first_row_and_the_images_of_all() throws Exception {
        Outcome outcome = run(VARIANTS, EXPORT);
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.ordinals).containsExactly(0, 1, 2, 3);
        assertThat(outcome.accepted).extracting(record -> ((Item) record).sku()).containsExactly("C-38", "C-40", "B-1");
        assertThat(outcome.accepted)
                .extracting(record -> ((Item) record).title().get("en"))
                .containsExactly("Long coat", "Long coat", "Bag");
        assertThat(outcome.accepted)
                .extracting(record -> ((Item) record).images())
                .containsExactly(
                        List.of("https://x.example/1.jpg", "https://x.example/2.jpg"),
                        List.of("https://x.example/1.jpg", "https://x.example/2.jpg"),
                        List.of("https://x.example/b.jpg"));
    }

    @Test
    void a_blank_handle_continues_the_product_too() throws Exception {
        Outcome same = run(VARIANTS, EXPORT.replace("\ncoat,,", "\n,,"));
        assertThat(same.accepted).isEqualTo(run(VARIANTS, EXPORT).accepted).hasSize(3);
    }

    @Test
    void every_row_with_something_in_the_column_can_begin_a_record() throws Exception {
        String twins = """
                Handle,Title,Vendor,SKU,Size,Price,Image
                c1,Coat,A,C-1,38,1,
                c1,,,C-2,40,1,
                c2,Coat,A,D-1,38,1,
                """;
        String byTitle = VARIANTS.replace("{ group: Handle }", "{ group: Title, begins: any }");
        assertThat(run(byTitle, twins).accepted)
                .extracting(record -> ((Item) record).productKey())
                .containsExactly("c1", "c1", "c2");
    }

    @Test
    void a_group_can_be_one_record_itself() throws Exception {
        Outcome outcome = run("""
                record: item
                mode: snapshot
                format: csv
                csv: { group: Handle }
                fields:
                  sku: .Handle
                  product.key: .Handle
                  product.brand: .Vendor
                  product.title.en: .Title
                  images: '[for (._rows) .Image if (.Image != "")]'
                """, EXPORT);
        assertThat(outcome.accepted)
                .extracting(record -> ((Item) record).images().size())
                .containsExactly(3, 1);
    }

    @Test
    void a_faulty_row_spoils_itself_and_not_its_neighbours() throws Exception {
        Outcome outcome = run(VARIANTS, EXPORT.replace("\ncoat,,,C-40,40", "\ncoat,,,C-40"));
        assertThat(outcome.refused).containsExactly("1 cells-missing _row");
        assertThat(outcome.accepted).hasSize(2);
    }

    @Test
    void a_header_without_a_column_of_the_group_refuses_the_file() {
        assertThatThrownBy(() -> run(VARIANTS, EXPORT.replace("Vendor", "Brand")))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("lacks \"Vendor\"");
    }

    @Test
    void options_that_mean_nothing_are_told_where_they_stand() throws Exception {
        assertThat(TestMapping.problems(folder, """
                        record: stock
                        mode: delta
                        format: csv
                        csv:
                          begins: any
                          preamble: ten
                          comment: "//"
                          charset: latin-nine
                          extra_cells: ignore
                          kwote: "'"
                        fields: { sku: .sku, quantity: .n }
                        """))
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("5:11", "6:13", "7:12", "8:12", "9:16", "10:3");
        assertThat(TestMapping.problems(folder, VARIANTS.replace("._rows[]", ".rows[]")))
                .extracting(Problem::line)
                .containsExactly(5);
    }

    private Outcome run(String mapping, String body) throws Exception {
        return TestMapping.run(TestMapping.of(folder, mapping), body);
    }
}
