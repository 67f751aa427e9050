package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.canonical.StockCount;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Feeds of other people through the mappings of this repository as they stand. Plain Jackson, the JDK's DOM and FastCSV
 * say what is in them.
 */
class RepositoryMappingsOnFixturesTest {
    private static final Path FIXTURES = Path.of(System.getProperty("milehub.fixtures", "none"));
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOGLE = "http://base.google.com/ns/1.0";

    /**
     * Clients keep a response without its wrapper, or only one element of it; the wrapper is put back. All are older
     * than inventory_item_id, which the interface gives since its version 2017-10: as they are they name no piece, and
     * with one in every variant they are as today's.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rest-python/products.json|{\"products\":%s}|",
                "rest-python/product.json|{\"products\":[%s]}|product",
                "rest-go/product.json|{\"products\":[%s]}|product",
            })
    void each_variant_of_a_shopify_product_is_an_item_if_stock_can_name_it(
            String file, String wrapper, @Nullable String wrapped) throws Exception {
        JsonNode kept = JSON.readTree(fixture("01-shopify/" + file));
        JsonNode body = JSON.readTree(wrapper.formatted(wrapped == null ? kept : kept.get(wrapped)));
        List<JsonNode> variants = body.findValues("variants").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
        assertThat(variants).isNotEmpty().noneMatch(variant -> variant.has("inventory_item_id"));

        Outcome old = run("casa-brenna/catalogue.yaml", bytes(body));
        assertThat(old.accepted).isEmpty();
        assertThat(old.refused)
                .filteredOn(line -> line.endsWith("sku-missing sku"))
                .hasSameSizeAs(variants);

        variants.forEach(variant -> ((ObjectNode) variant).set("inventory_item_id", variant.get("id")));
        Outcome today = run("casa-brenna/catalogue.yaml", bytes(body));
        assertThat(today.accepted)
                .extracting(RepositoryMappingsOnFixturesTest::shown)
                .isEqualTo(priced(body, true));
        assertThat(today.refused)
                .hasSameSizeAs(priced(body, false))
                .allMatch(line -> line.endsWith("price-not-positive price.rrp"));
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> priced(JsonNode body, boolean above) {
        List<String> found = new ArrayList<>();
        for (JsonNode product : body.get("products")) {
            for (JsonNode variant : product.get("variants")) {
                String price = variant.get("price").asText();
                if (new BigDecimal(price).signum() > 0 == above) {
                    assertThat(variant.path("compare_at_price").isNull()).isTrue();
                    found.add(
                            variant.get("id").asText() + " " + product.get("id").asText() + " "
                                    + product.get("title").asText() + " " + price + " EUR");
                }
            }
        }
        return found;
    }

    private static String shown(CanonicalRecord record) {
        Item item = (Item) record;
        return item.sku() + " " + item.productKey() + " " + item.title().get("en") + " "
                + Objects.requireNonNull(item.rrp()).money();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-go/inventory_levels.json", "rest-python/inventory_levels.json"})
    void each_inventory_level_of_shopify_is_a_count(String file) throws Exception {
        byte[] body = fixture("01-shopify/" + file);
        List<String> levels = new ArrayList<>();
        for (JsonNode level : JSON.readTree(body).get("inventory_levels")) {
            levels.add(level.get("inventory_item_id").asText() + " "
                    + level.get("location_id").asText() + " "
                    + level.get("available").asInt() + " "
                    + java.time.OffsetDateTime.parse(level.get("updated_at").asText())
                            .toInstant());
        }

        Outcome outcome = run("casa-brenna/stock.yaml", body);

        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted)
                .extracting(RepositoryMappingsOnFixturesTest::level)
                .isEqualTo(levels);
        assertThat(levels).hasSize(4);
    }

    /** What a webhook of inventory_levels/update carries is one such level by itself. */
    @Test
    void one_inventory_level_is_a_change() throws Exception {
        JsonNode level = JSON.readTree(fixture("01-shopify/rest-go/inventory_level.json"))
                .get("inventory_level");

        Outcome outcome = run("casa-brenna/stock-changes.yaml", level.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.accepted).singleElement().satisfies(record -> {
            StockCount count = (StockCount) record;
            assertThat(count.sku()).isEqualTo(level.get("inventory_item_id").asText());
            assertThat(count.quantity()).isEqualTo(level.get("available").asInt());
        });
    }

    private static String level(CanonicalRecord record) {
        StockCount count = (StockCount) record;
        return count.sku() + " " + count.location() + " " + count.quantity() + " " + count.asOf();
    }

    @ParameterizedTest
    @CsvSource({
        "vitrine-solange,02-product-feeds/google-rss/celebird-watches.xml,item,men/accessories/watches",
        "vitrine-solange-atom,02-product-feeds/google-atom/inteve-atom.xml,entry,"
    })
    void each_offer_of_a_google_feed_is_an_item_and_a_count(String source, String file, String offer, String category)
            throws Exception {
        byte[] body = fixture(file);
        List<String> offers = new ArrayList<>();
        NodeList elements = document(body).getElementsByTagNameNS("*", offer);
        for (int at = 0; at < elements.getLength(); at++) {
            Element element = (Element) elements.item(at);
            offers.add(g(element, "id") + " " + g(element, "item_group_id") + " " + g(element, "brand") + " "
                    + g(element, "color") + " " + g(element, "price") + " "
                    + (element.getElementsByTagNameNS(GOOGLE, "image_link").getLength()
                            + element.getElementsByTagNameNS(GOOGLE, "additional_image_link")
                                    .getLength()));
        }
        assertThat(offers).hasSize(2);

        Outcome items = run(source + "/catalogue.yaml", body);
        Outcome counts = run(source + "/stock.yaml", body);

        assertThat(items.refused).isEmpty();
        assertThat(items.accepted)
                .extracting(record -> {
                    Item item = (Item) record;
                    return item.sku() + " " + item.productKey() + " " + item.brand() + " " + item.colour() + " "
                            + Objects.requireNonNull(item.rrp()).money() + " "
                            + item.images().size();
                })
                .isEqualTo(offers);
        assertThat(items.accepted).allMatch(record -> Objects.equals(((Item) record).category(), category));
        assertThat(counts.refused).isEmpty();
        assertThat(counts.accepted).hasSize(2).allMatch(record -> ((StockCount) record).quantity() == 1);
    }

    private static String g(Element offer, String name) {
        return offer.getElementsByTagNameNS(GOOGLE, name).item(0).getTextContent();
    }

    private static org.w3c.dom.Document document(byte[] body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }

    /** The file has commas, decimal points and no trailer; a line that counts its rows is put behind it. */
    @Test
    void each_row_with_a_variant_of_a_shopify_export_is_an_item_if_something_names_it() throws Exception {
        byte[] file = fixture("01-shopify/csv/packt-product-data.csv");
        String text = new String(file, StandardCharsets.UTF_8);
        List<NamedCsvRecord> rows = new ArrayList<>();
        CsvReader.builder().ofNamedCsvRecord(text).forEach(rows::add);
        byte[] body = (text + (text.endsWith("\n") ? "" : "\n") + "Fine export," + rows.size() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Predicate<NamedCsvRecord> nameable =
                row -> row.getField("Option1 Value").equals("Default Title");

        Outcome items = run("tessuti-orlando/catalogue.yaml", body);
        Outcome counts = run("tessuti-orlando/stock.yaml", body);

        assertThat(rows).hasSize(21);
        assertThat(items.accepted)
                .extracting(record -> ((Item) record).sku() + " "
                        + Objects.requireNonNull(((Item) record).rrp()).money())
                .isEqualTo(rows.stream()
                        .filter(nameable)
                        .map(row -> row.getField("Handle") + " "
                                + (row.getField("Variant Compare At Price").isEmpty()
                                        ? row.getField("Variant Price")
                                        : row.getField("Variant Compare At Price"))
                                + " EUR")
                        .toList());
        assertThat(items.refused).hasSize(2).allMatch(line -> line.endsWith("sku-missing sku"));
        assertThat(counts.accepted)
                .extracting(record -> ((StockCount) record).quantity())
                .isEqualTo(rows.stream()
                        .filter(nameable)
                        .map(row -> Integer.parseInt(row.getField("Variant Inventory Qty")))
                        .toList());
    }

    private static byte[] fixture(String name) throws Exception {
        Path file = FIXTURES.resolve(name);
        assumeTrue(Files.exists(file), "Product feeds are skipped: there is no file " + file);
        return Files.readAllBytes(file);
    }

    private static Outcome run(String mapping, byte[] body) throws Exception {
        return TestMapping.run(MappingLoader.load(MAPPINGS.resolve(mapping)), new ByteArrayInputStream(body));
    }
}
