package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TryCommandTest {
    private static final String MAPPING = """
            record: stock
            mode: snapshot
            format: json
            each: .items[]
            fields:
              sku: .sku
              quantity: .quantity
              location: { value: 'lookup("places", .place)', onError: absent }
              version: .revision
            lookups: { places: places.csv }
            skip: .gone
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void mapping() throws IOException {
        Path source = Files.createDirectories(folder.resolve("mappings/house"));
        Files.writeString(source.resolve("stock.yaml"), MAPPING);
        Files.writeString(source.resolve("places.csv"), "key,value\nM,Milano\n");
    }

    private InFolder attempt(String body, String... more) throws IOException {
        Files.writeString(folder.resolve("body.json"), body);
        return InFolder.run(
                folder,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("try", "house/stock", "body.json"),
                                java.util.stream.Stream.of(more))
                        .toList());
    }

    @Test
    void it_ends_with_0_where_all_is_well_and_shows_the_records() throws IOException {
        InFolder tried = attempt("{\"items\": [{\"sku\": \"A\", \"quantity\": 3, \"place\": \"M\", \"revision\": 7}]}");
        assertThat(tried.status()).isZero();
        assertThat(tried.printed()).contains("1 accepted, 0 refused").containsPattern("0 +A +Milano +3 +7");
    }

    @Test
    void it_ends_with_1_where_a_record_is_refused_and_says_all_that_does_not_fit() throws IOException {
        InFolder tried = attempt("""
                {"items": [{"sku": "A", "quantity": 3, "place": "X", "colour": "red"},
                           {"sku": "B", "quantity": -1, "place": "M"}, {"gone": true}]}""");
        assertThat(tried.status()).isEqualTo(1);
        assertThat(tried.printed())
                .contains("1 accepted, 1 refused, 1 skipped")
                .contains("#1 B")
                .containsPattern("quantity: stock-negative: .+ — .+")
                .contains("in {\"sku\":\"B\"")
                .contains("Passed over, because the mapping skips them: 1 (#2)")
                .containsPattern("\\.colour +1 of 3 +text +red")
                .contains(".revision: no record has it (line 9: version)")
                .contains("places: \"X\" × 1")
                .contains("1 × location: lookup-missing");
    }

    @Test
    void it_ends_with_2_where_the_body_cannot_be_read_and_says_where() throws IOException {
        InFolder tried = attempt("{\"items\": [\n{\"sku\": ");
        assertThat(tried.status()).isEqualTo(2);
        assertThat(tried.printed()).containsPattern("body.json:2:\\d+ .+ — .+");
    }

    @Test
    void it_ends_with_2_where_the_mapping_is_wrong_and_says_where() throws IOException {
        Files.writeString(folder.resolve("mappings/house/stock.yaml"), MAPPING.replace("quantity: .q", "quantty: .q"));
        InFolder tried = attempt("{}");
        assertThat(tried.status()).isEqualTo(2);
        assertThat(tried.printed()).contains("mappings/house/stock.yaml:7:3 ").contains("Did you mean \"quantity\"?");
    }

    @Test
    void programs_get_one_document() throws IOException {
        InFolder tried = attempt("{\"items\": [{\"sku\": \"A\", \"quantity\": 3}]}", "--json");
        assertThat(JsonMapper.shared()
                        .readTree(tried.printed())
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void rows_are_limited_and_no_line_is_wider_than_the_terminal() throws IOException {
        String items = "{\"sku\": \"A-long-number-of-a-piece\", \"quantity\": 1},".repeat(50);
        InFolder tried = attempt("{\"items\": [" + items.replaceAll(",$", "") + "]}", "--rows", "3", "--width", "40");
        assertThat(tried.printed()).contains("… and 47 more accepted");
        assertThat(tried.printed().lines().filter(line -> line.contains("A-long")))
                .hasSize(6)
                .allMatch(line -> line.length() <= 40 + 2);
        assertThat(attempt("{\"items\": []}", "--rows", "100001").printed()).contains("--rows is between");
    }

    @Test
    void standard_input_and_several_pages_are_read() throws IOException {
        Files.writeString(folder.resolve("two.json"), "{\"items\": [{\"sku\": \"B\", \"quantity\": 1}]}");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(
                "{\"items\": [{\"sku\": \"A\", \"quantity\": 1}]}".getBytes(StandardCharsets.UTF_8)));
        try {
            InFolder tried = InFolder.run(folder, "try", "house/stock", "-", "two.json");
            assertThat(tried.printed())
                    .contains("2 records: 2 accepted")
                    .contains("1/0")
                    .contains("2/0");
        } finally {
            System.setIn(before);
        }
    }
}
