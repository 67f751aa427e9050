package io.milehub.mapping.decode.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.decode.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Other people's exports, with nothing declared. The rows and ragged rows of each are counted by Python's csv module.
 */
class RealTablesTest {
    private static final Path FIXTURES = Path.of(System.getProperty("milehub.fixtures", "none"));

    /** File, a column of its header, rows that are not blank, rows that lack cells or have more that are not blank. */
    private static final String COUNTED = """
            01-shopify/csv/packt-product-data.csv Handle 21 0
            02-product-feeds/facebook-csv/meta-template-catalog_products.csv availability 1 0
            04-catalogues/commercetools-sunrise/products-ci.csv sku 3 0
            04-catalogues/spree/products.csv slug 211 0
            04-catalogues/spree/product_translations.csv locale 74 0
            04-catalogues/spree/spec/products_import.csv sku 17 15
            09-reference/ecb/eurofxref.csv USD 1 0
            07-nasty/commons-csv/bom.csv Open 251 0
            07-nasty/commons-csv/emoji.csv val1 4 0
            07-nasty/commons-csv/japanese.csv date 3 0
            04-catalogues/shopware/advanced_prices.csv rule_id 2 0
            04-catalogues/shopware/categories.csv parent_id 67 0
            04-catalogues/shopware/customers.csv salutation 5 0
            04-catalogues/shopware/products.csv product_number 60 0
            04-catalogues/shopware/products_with_category_path.csv price_net 1 0
            04-catalogues/shopware/products_with_custom_fields.csv product_number 2 0
            04-catalogues/shopware/products_with_invalid.csv product_number 10 0
            04-catalogues/shopware/products_with_variants.csv variants 2 0
            04-catalogues/shopware/promotion_individual_codes.csv code 13 0
            04-catalogues/shopware/properties.csv color_hex_code 256 0
            """;

    @TestFactory
    Stream<DynamicTest> every_row_is_read_as_an_independent_reader_counts() {
        assumeTrue(Files.isDirectory(FIXTURES), "Real tables are skipped: there is no folder " + FIXTURES);
        return COUNTED.lines()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String[] counted = line.split(" ", -1);
                    byte[] body = Files.readAllBytes(FIXTURES.resolve(counted[0]));
                    List<Element> rows = TestCsv.read(body, CsvFormat.DETECTED, counted[1]);
                    assertThat(rows).hasSize(Integer.parseInt(counted[2]));
                    assertThat(rows.stream().filter(row -> row.fault() != null).count())
                            .isEqualTo(Long.parseLong(counted[3]));
                }));
    }
}
