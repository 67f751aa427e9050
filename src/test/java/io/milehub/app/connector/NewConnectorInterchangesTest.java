package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connectors made of interchanges that the fixtures do not have, written from the directories D.96A and X12 004010.
 * What has to come out was read off them by eye.
 */
class NewConnectorInterchangesTest {
    private static final Path SUITE =
            Path.of(System.getProperty("milehub.root", "..")).resolve("hub-core/src/test/resources/edi-suite");

    @TempDir
    private Path home;

    @BeforeEach
    void emptyHouse() throws Exception {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("mappings"));
    }

    @Test
    void of_a_pricat_the_pieces_with_their_numbers_names_and_prices() throws Exception {
        JsonNode tried = connected("pricat-d96a.edi", "item --brand Demo --currency EUR --tax EXC");
        assertThat(told(tried, "sku")).contains("AN-100231", "AN-200001", "AN-300001");
        assertThat(told(tried, "gtin")).contains("04006381333931", "04006381333955", "04006381333962");
        assertThat(told(tried, "price.rrp")).contains("1890.00 EUR", "399.90 EUR");
    }

    /** 145 is actual stock, 17 what is on hand, 84 and 198 are none of either; the last count is below zero. */
    @Test
    void of_an_invrpt_the_actual_stock_with_its_place() throws Exception {
        JsonNode tried = connected("invrpt-d96a.edi", "stock");
        assertThat(told(tried, "sku")).containsExactly("AN-100231", "AN-300001", "AN-100232");
        assertThat(told(tried, "quantity")).containsExactly("12", "2", "0");
        assertThat(told(tried, "location")).containsExactly("MILANO", "main", "PARIS");
        assertThat(Files.readString(home.resolve("mappings/house/feed.yaml"))).contains("each: LIN.QTY");
    }

    @Test
    void of_a_mailbox_with_832_and_846_what_is_asked_for() throws Exception {
        JsonNode stock = connected("x12-832-846.edi", "stock");
        assertThat(told(stock, "sku")).containsExactly("HV-1001-BLK-4", "HV-3001-OS", "HV-1001-BLK-4");
        assertThat(told(stock, "quantity")).containsExactly("7", "2", "0");
        assertThat(told(stock, "location")).containsExactly("NJ1", "NJ1", "IT1");
    }

    @Test
    void of_an_832_the_pieces_with_the_price_that_is_suggested() throws Exception {
        JsonNode items = connected("x12-832-846.edi", "item --brand Demo --currency USD --tax EXC");
        assertThat(told(items, "sku")).containsExactly("HV-1001-BLK-4", "HV-1001-BLK-6", "HV-2001-RED-8");
        assertThat(told(items, "product.title.en")).contains("WOOL COAT, BELTED", "SILK DRESS");
        assertThat(told(items, "price.rrp")).containsExactly("1290.00 USD", "1290.00 USD", "795.95 USD");
    }

    private JsonNode connected(String file, String options) {
        Path sample = SUITE.resolve(file);
        List<String> arguments = new ArrayList<>(
                List.of("new", "connector", "--source", "house", "--feed", "feed", "--path", "x", "--sample"));
        arguments.add(sample.toString());
        arguments.add("--record");
        arguments.addAll(List.of(options.split(" ", -1)));
        InFolder made = InFolder.run(home, arguments);
        assertThat(made.status()).as(made.printed()).isZero();
        InFolder checked = InFolder.run(home, "check");
        assertThat(checked.printed()).startsWith("OK: 1 routes, 1 mappings, 0 templates, 1 cases; 0 mistakes");
        InFolder tried = InFolder.run(home, "try", "house/feed", sample.toString(), "--json");
        return JsonMapper.shared().readTree(tried.printed());
    }

    private static List<String> told(JsonNode tried, String field) {
        List<String> told = new ArrayList<>();
        tried.path("records")
                .forEach(one -> told.add(one.path("record").path(field).asString()));
        return told;
    }
}
