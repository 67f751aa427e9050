package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.canonical.SupplierPrice;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Product feeds of other people, from bytes to canonical records. What is expected was read off each file by eye, after
 * Google's and Meta's specifications of the fields.
 */
class FeedFixturesTest {
    private static final Path FIXTURES = Path.of(System.getProperty("milehub.fixtures", "none"));

    private static final String GOOGLE = """
            record: item
            mode: snapshot
            format: xml
            root: %s
            each: %s
            namespaces: { g: "http://base.google.com/ns/1.0" }
            lists: ["g:additional_image_link"]
            fields:
              sku: ."g:id"
              gtin: gtin(."g:gtin")
              product.key: ."g:item_group_id"
              product.brand: ."g:brand"
              product.title.en: %s
              colour: ."g:color"
              size: size("US", ."g:size")
              images: flatten([list(."g:image_link"), list(."g:additional_image_link")])
              price.rrp: money(."g:price", null)
              price.tax: '"EXC"'
            """;

    @TempDir
    Path folder;

    @Test
    void a_google_rss_feed_gives_its_two_watches() throws Exception {
        Outcome outcome = run(
                GOOGLE.formatted("rss", ".channel.item[]", ".title"),
                "02-product-feeds/google-rss/celebird-watches.xml");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(2);
        Item white = (Item) outcome.accepted.getLast();
        assertThat(white.sku()).isEqualTo("celebird-eg-variants-apparel-upi-002");
        assertThat(white.gtin()).hasToString("00698615086467");
        assertThat(white.productKey()).isEqualTo("dz1");
        assertThat(white.colour()).isEqualTo("White/Yellow");
        assertThat(white.size()).hasToString("MM 44");
        assertThat(white.images()).containsExactly("http://www.example.com/image/watch-white.png");
        assertThat(rrp(white)).isEqualTo("105.29 USD");
    }

    @Test
    void a_google_atom_feed_gives_its_two_entries_with_every_image() throws Exception {
        Outcome outcome = run(
                GOOGLE.formatted("feed", ".entry[]", ".\"g:title\""), "02-product-feeds/google-atom/inteve-atom.xml");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(2);
        Item first = (Item) outcome.accepted.getFirst();
        assertThat(first.sku()).isEqualTo("001");
        assertThat(first.size()).hasToString("INT XXL");
        assertThat(first.images())
                .containsExactly(
                        "http://www.example.com/images/product-abc.jpg",
                        "http://www.example.com/images/product-abc-2.jpg",
                        "http://www.example.com/images/product-abc-3.jpg");
        assertThat(rrp(first)).isEqualTo("5.00 USD");
    }

    /** The header is the second row, and a spreadsheet has made 8.80609E+12 of the GTIN. */
    @Test
    void the_catalogue_template_of_meta_gives_its_toy_cat() throws Exception {
        Outcome outcome = run("""
                record: item
                mode: snapshot
                format: csv
                fields:
                  sku: .id
                  gtin: { value: gtin(.gtin), onError: absent }
                  product.key: .id
                  product.brand: .brand
                  product.title.en: .title
                  colour: .color
                  size: size("US", .size)
                  images: .image_link
                  price.rrp: money(.price, null)
                  price.tax: '"EXC"'
                """, "02-product-feeds/facebook-csv/meta-template-catalog_products.csv");
        assertThat(outcome.refused).isEmpty();
        Item cat = (Item) outcome.accepted.getFirst();
        assertThat(outcome.accepted).hasSize(1);
        assertThat(cat.sku()).isEqualTo("1234567");
        assertThat(cat.title()).containsEntry("en", "Toy Cat");
        assertThat(cat.gtin()).isNull();
        assertThat(cat.size()).hasToString("INT M");
        assertThat(rrp(cat)).isEqualTo("10.00 USD");
    }

    /** Twenty products, of which the gardening gloves go on in a second row (counted with Python's csv module). */
    @Test
    void a_shopify_export_gives_a_record_for_each_variant_of_its_twenty_products() throws Exception {
        Outcome outcome = run("""
                record: item
                mode: snapshot
                format: csv
                csv: { group: Handle }
                each: ._rows[]
                fields:
                  sku: concat($parent.Handle, "/", ."Option1 Value")
                  product.key: $parent.Handle
                  product.brand: $parent.Vendor
                  product.title.en: $parent.Title
                  product.description.en: html_text($parent."Body (HTML)")
                  images: $parent._all."Image Src"
                  price.rrp: money(."Variant Price", "USD")
                  price.tax: '"EXC"'
                skip: ."Variant Price" == ""
                """, "01-shopify/csv/packt-product-data.csv");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(21);
        List<CanonicalRecord> gloves = outcome.accepted.stream()
                .filter(record -> ((Item) record).productKey().equals("gardening-gloves"))
                .toList();
        assertThat(gloves).hasSize(2).allSatisfy(record -> {
            assertThat(((Item) record).images()).hasSize(2);
            assertThat(((Item) record).title().get("en")).isNotBlank();
        });
        Item lamp = (Item) outcome.accepted.getFirst();
        assertThat(lamp.description()).containsEntry("en", "Black floor lamp");
        assertThat(rrp(lamp)).isEqualTo("69.99 USD");
    }

    /** Rows leave out their last five cells; fifteen of them have a SKU (counted with Python's csv module). */
    @Test
    void a_spree_export_whose_rows_are_short_gives_its_fifteen_shirts() throws Exception {
        Outcome outcome = run(spree("skip: .sku == \"\""), "04-catalogues/spree/spec/products_import.csv");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(15);
        Item last = (Item) outcome.accepted.getLast();
        assertThat(last.sku()).isEqualTo("CHECKED-SHIRT-XL-RED");
        assertThat(last.title()).containsEntry("en", "Checked Shirt");
        assertThat(rrp(last)).isEqualTo("22.99 USD");
    }

    /**
     * 87 variants of 37 products stand beneath their product, at 17069.17 USD together (Python's csv module). In a
     * second part of the file they stand without one, in another currency.
     */
    @Test
    void a_spree_catalogue_gives_the_variants_that_stand_beneath_a_product() throws Exception {
        Outcome outcome =
                run(spree("skip: $parent.name == \"\" or .price == \"0\""), "04-catalogues/spree/products.csv");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(87);
        assertThat(outcome.accepted.stream()
                        .map(record -> new BigDecimal(rrp((Item) record).replace(" USD", "")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("17069.17");
    }

    private static String spree(String skip) {
        return """
                record: item
                mode: snapshot
                format: csv
                csv: { group: slug, missing_cells: absent }
                each: ._rows[]
                fields:
                  sku: .sku
                  product.key: $parent.slug
                  product.brand: '"Spree"'
                  product.title.en: $parent.name
                  price.rrp: money(.price, .currency)
                  price.tax: '"EXC"'
                """ + skip + "\n";
    }

    /** Sixty rows with 1369 pieces, as Python's csv module counts them. */
    @Test
    void a_shopware_export_gives_its_stock_with_nothing_declared() throws Exception {
        Outcome outcome = run("""
                record: stock
                mode: snapshot
                format: csv
                fields: { sku: .product_number, quantity: .stock }
                """, "04-catalogues/shopware/products.csv");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted).hasSize(60);
        assertThat(outcome.accepted.stream()
                        .mapToInt(record -> ((io.milehub.canonical.StockCount) record).quantity())
                        .sum())
                .isEqualTo(1369);
    }

    private static String rrp(Item item) {
        SupplierPrice.Amount rrp = java.util.Objects.requireNonNull(item.rrp());
        return rrp.money().toString();
    }

    private Outcome run(String mapping, String fixture) throws Exception {
        Path file = FIXTURES.resolve(fixture);
        assumeTrue(Files.exists(file), "Product feeds are skipped: there is no file " + file);
        try (InputStream body = Files.newInputStream(file)) {
            return TestMapping.run(TestMapping.of(folder, mapping), body);
        }
    }
}
