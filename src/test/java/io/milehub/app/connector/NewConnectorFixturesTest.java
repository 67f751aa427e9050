package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connectors made of other people's feeds, with nothing said that a human would not know. The numbers of the pieces
 * that have to come out are read by Jackson, FastCSV and StAX; those of the two EDI files were read off them by eye.
 */
class NewConnectorFixturesTest {
    private static final Path FIXTURES = Path.of(System.getProperty("milehub.fixtures", "none"));

    /**
     * File; options; where an independent reader finds the numbers of the pieces; of a hundred of them so many are
     * accepted at least; fields that are guessed, beside those that are required.
     */
    private static final String FEEDS = """
            02-product-feeds/google-atom/inteve-atom.xml; item --tax EXC; entry id; 100; images price.rrp colour size
            02-product-feeds/google-rss/celebird-watches.xml; item --tax EXC; item id; 100; gtin images price.rrp
            02-product-feeds/facebook-csv/meta-template-catalog_products.csv; item --tax EXC; id; 100; price.rrp images
            04-catalogues/commercetools-sunrise/products-ci.csv; item; sku; 100; product.title.de product.category
            04-catalogues/shopware/products.csv; item --tax INC(DE); product_number; 100; price.rrp
            04-catalogues/shopware/products.csv; stock; product_number; 100; quantity
            04-catalogues/shopware/products.csv; price --tax INC(DE); product_number; 100; price.amount
            04-catalogues/shopware/products_with_update_by.csv; item; product_number; 100; product.brand
            04-catalogues/spree/products.csv; item --brand Demo --tax EXC; sku; 40; colour images price.rrp
            04-catalogues/spree/spec/products_import.csv; item --brand Demo --tax EXC; sku; 80; colour size price.rrp
            01-shopify/rest-python/products.json; item --currency USD --tax EXC; /*/variants/*/sku; 100; images
            01-shopify/rest-python/product.json; item --brand Apple; /product/variants/*/sku; 100; product.title.en
            01-shopify/rest-go/product.json; item; /product/variants/*/id; 100; product.description.en
            01-shopify/rest-python/product_listings.json; item; /*/variants/*/id; 100;
            01-shopify/rest-python/variants.json; stock; /variants/*/sku; 100; as_of
            01-shopify/rest-python/inventory_levels.json; stock; /inventory_levels/*/inventory_item_id; 100; location
            01-shopify/rest-go/inventory_levels.json; stock; /inventory_levels/*/inventory_item_id; 100; location as_of
            01-shopify/rest-go/inventory_level.json; stock; /inventory_level/inventory_item_id; 100; location as_of
            03-edi/x12/coedition-dropship/832-sample2.edi; item --brand Demo; ATSATC15 PET10-6003; 100;
            03-edi/x12/coedition-dropship/846-sample2.edi; stock; PMXMLLT1; 100; quantity
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void theyAreHere() {
        assumeTrue(Files.isDirectory(FIXTURES), "Real feeds are skipped: there is no folder " + FIXTURES);
    }

    @TestFactory
    Stream<DynamicTest> a_connector_of_a_real_feed_takes_it_in_and_is_checked_without_a_mistake() {
        return FEEDS.lines()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String[] cells = line.split("; ?", -1);
                    Path file = FIXTURES.resolve(cells[0]);
                    Set<String> numbers = numbers(file, cells[2]);
                    assertThat(numbers).as("what the independent reader finds").isNotEmpty();
                    JsonNode tried = connected(home("plain", line), file, cells[1]);
                    assertShare(tried, numbers, Integer.parseInt(cells[3]));
                    for (String field : cells[4].strip().split(" ", -1)) {
                        assertThat(tried.path("records"))
                                .as(field)
                                .anyMatch(one ->
                                        field.isEmpty() || one.path("record").has(field));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> packed_it_is_the_same_feed() {
        return Stream.of("gz", "zip")
                .map(packing -> DynamicTest.dynamicTest(packing, () -> {
                    Path feed = FIXTURES.resolve("04-catalogues/shopware/products.csv");
                    Path packed = folder.resolve("products." + packing);
                    try (OutputStream to = packing(packing, Files.newOutputStream(packed))) {
                        Files.copy(feed, to);
                    }
                    assertShare(
                            connected(home("packed", packing), packed, "stock"), numbers(feed, "product_number"), 100);
                }));
    }

    private static OutputStream packing(String packing, OutputStream to) throws Exception {
        if (packing.equals("gz")) {
            return new GZIPOutputStream(to);
        }
        ZipOutputStream zip = new ZipOutputStream(to);
        zip.putNextEntry(new ZipEntry("products.csv"));
        return zip;
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_feed_writes_nothing_and_is_said_so() {
        return Stream.of(
                        "04-catalogues/sylius/dress.yaml",
                        "07-nasty/commons-csv/README.txt",
                        "07-nasty/commons-csv/csvRecord.bin",
                        "03-edi/x12/staedi/simple997.edi")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path home = home("none", name);
                    InFolder made = made(home, FIXTURES.resolve(name), "stock");
                    assertThat(made.status()).isEqualTo(1);
                    assertThat(made.printed()).startsWith("hub: ").contains(name);
                    assertThat(home.resolve("mappings/house")).doesNotExist();
                }));
    }

    private Path home(String kind, String name) throws Exception {
        Path home = folder.resolve(kind + Integer.toHexString(name.hashCode()));
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("mappings"));
        return home;
    }

    private static InFolder made(Path home, Path file, String options) {
        List<String> arguments = new ArrayList<>(
                List.of("new", "connector", "--source", "house", "--feed", "feed", "--path", "x", "--sample"));
        arguments.add(file.toString());
        arguments.add("--record");
        arguments.addAll(List.of(options.split(" ", -1)));
        return InFolder.run(home, arguments);
    }

    /** What {@code try} gives, after {@code new connector} and {@code check}. */
    private static JsonNode connected(Path home, Path file, String options) {
        InFolder made = made(home, file, options);
        assertThat(made.status()).as(made.printed()).isZero();
        InFolder checked = InFolder.run(home, "check");
        assertThat(checked.printed()).startsWith("OK: 1 routes, 1 mappings, 0 templates, 1 cases; 0 mistakes");
        InFolder tried = InFolder.run(home, "try", "house/feed", file.toString(), "--json", "--rows", "1000");
        return JsonMapper.shared().readTree(tried.printed());
    }

    private static void assertShare(JsonNode tried, Set<String> numbers, int percent) {
        Set<String> accepted = new TreeSet<>();
        tried.path("records")
                .forEach(one -> accepted.add(one.path("record").path("sku").asString()));
        assertThat(numbers).as("no piece is made up").containsAll(accepted);
        assertThat(accepted.size() * 100)
                .as("%d of %d pieces: %s", accepted.size(), numbers.size(), tried.path("reasons"))
                .isGreaterThanOrEqualTo(numbers.size() * percent);
    }

    private static Set<String> numbers(Path file, String place) throws Exception {
        String name = file.toString();
        if (name.endsWith(".edi")) {
            return Set.of(place.split(" ", -1));
        }
        return name.endsWith(".json")
                ? ofJson(file, place)
                : name.endsWith(".xml") ? ofXml(file, place) : ofCsv(file, place);
    }

    private static Set<String> ofJson(Path file, String place) {
        List<JsonNode> at = List.of(JsonMapper.shared().readTree(file.toFile()));
        for (String step : place.substring(1).split("/", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode one : at) {
                if (step.equals("*")) {
                    one.forEach(next::add);
                } else {
                    next.add(one.path(step));
                }
            }
            at = next;
        }
        Set<String> numbers = new TreeSet<>();
        at.forEach(one -> numbers.add(one.asString()));
        return numbers;
    }

    private static Set<String> ofCsv(Path file, String column) throws Exception {
        String text = Files.readString(file).replace("\ufeff", "");
        // A template of Meta's has a row of advice before the names.
        String table = text.startsWith("# Required") ? text.substring(text.indexOf("\nid,") + 1) : text;
        char separator = table.lines().findFirst().orElseThrow().contains(";") ? ';' : ',';
        Set<String> numbers = new TreeSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(table)) {
            rows.forEach(
                    row -> row.findField(column).filter(one -> !one.isBlank()).ifPresent(numbers::add));
        }
        return numbers;
    }

    private static Set<String> ofXml(Path file, String place) throws Exception {
        String record = place.split(" ", -1)[0];
        String number = place.split(" ", -1)[1];
        Set<String> numbers = new TreeSet<>();
        try (InputStream body = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(body);
            boolean inside = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(record)) {
                    inside = true;
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && inside
                        && reader.getLocalName().equals(number)) {
                    numbers.add(reader.getElementText().strip());
                }
            }
        }
        return numbers;
    }
}
