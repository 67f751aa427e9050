package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewConnectorCommandTest {
    private static final int ROUTE_LINES_MAX = 25;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyHouse() throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("mappings"));
        Files.writeString(folder.resolve("stock.csv"), "sku,qty\nA,1\nB,2\n");
    }

    private InFolder connector(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "new",
                "connector",
                "--source",
                "house",
                "--feed",
                "stock",
                "--record",
                "stock",
                "--sample",
                "stock.csv"));
        arguments.addAll(List.of(more));
        return InFolder.run(folder, arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "http, '{{source.base-url}}/v1/stock.csv', snapshot",
        "sftp, knownHostsFile, snapshot",
        "webhook, hub:webhook, delta"
    })
    void what_it_writes_for_each_transport_is_checked_without_a_problem(String transport, String route, String mode)
            throws IOException {
        InFolder made = connector("--transport", transport, "--path", "/v1/stock.csv", "--header", "X-Token");
        assertThat(made.status()).as(made.printed()).isZero();
        String text = Files.readString(folder.resolve("routes/house/stock.camel.yaml"));
        assertThat(text).contains(route);
        assertThat(text.lines().count()).isLessThanOrEqualTo(ROUTE_LINES_MAX);
        assertThat(Files.readString(folder.resolve("mappings/house/stock.yaml")))
                .contains("mode: " + mode);
        InFolder check = InFolder.run(folder, "check");
        assertThat(check.printed())
                .startsWith("OK: 1 routes, 1 mappings, 0 templates, 1 cases; 0 mistakes, 0 warnings");
    }

    @Test
    void every_file_is_named_and_the_human_is_told_to_read_the_case() throws IOException {
        InFolder made = connector("--path", "stock.csv");
        for (Path root : List.of(folder.resolve("routes"), folder.resolve("mappings"))) {
            try (var files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> assertThat(made.printed()).contains("  " + folder.relativize(file) + "\n"));
            }
        }
        assertThat(made.printed()).contains("proves nothing until you have");
        assertThat(Files.readString(folder.resolve("mappings/house/stock/sample.out.json")))
                .contains("{\"sku\":\"A\",\"location\":\"main\",\"quantity\":1}");
    }

    @Test
    void nothing_is_written_over_and_then_nothing_at_all() throws IOException {
        Path mapping = folder.resolve("mappings/house/stock.yaml");
        Files.createDirectories(mapping.getParent());
        Files.writeString(mapping, "mine\n");
        InFolder made = connector("--path", "stock.csv");
        assertThat(made.status()).isEqualTo(1);
        assertThat(made.printed()).contains("mappings/house/stock.yaml").contains("nothing was written");
        assertThat(mapping).hasContent("mine\n");
        assertThat(folder.resolve("routes/house")).doesNotExist();
    }

    @Test
    void what_is_required_and_not_found_is_named_and_ends_in_status_1() throws IOException {
        Files.writeString(folder.resolve("stock.csv"), "sku,colour\nA,red\n");
        InFolder made = connector("--path", "stock.csv");
        assertThat(made.status()).isEqualTo(1);
        assertThat(made.printed())
                .contains("quantity: required, and nothing looks like it")
                .containsPattern("mappings/house/stock.yaml:\\d+:\\d+ The field `quantity` is missing");
        assertThat(Files.readString(folder.resolve("mappings/house/stock.yaml")))
                .contains("# .colour  red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--transport kafka",
                "--source Maison_Blanche",
                "--record hat",
                "--mode sometimes",
                "--each a..b",
                "--sample nowhere.csv",
                "--language english",
                "--scale XX",
                "--header X:Y"
            })
    void a_wrong_option_is_refused_with_what_is_right_and_writes_nothing(String option) throws IOException {
        Files.writeString(folder.resolve("stock.json"), "{\"items\": [{\"sku\": \"A\", \"qty\": 1}]}");
        List<String> arguments = new ArrayList<>(List.of("new", "connector", "--path", "x", "--feed", "stock"));
        for (String usual : List.of("--source house", "--record stock", "--sample stock.json")) {
            if (!option.startsWith(usual.split(" ", -1)[0])) {
                arguments.addAll(List.of(usual.split(" ", -1)));
            }
        }
        arguments.addAll(List.of(option.split(" ", -1)));
        InFolder made = InFolder.run(folder, arguments);
        assertThat(made.status()).isEqualTo(1);
        assertThat(made.printed()).startsWith("hub: ");
        assertThat(folder.resolve("mappings/house")).doesNotExist();
    }

    @Test
    void without_a_terminal_a_missing_option_is_named() {
        InFolder made = InFolder.run(folder, "new", "connector", "--source", "house", "--feed", "stock");
        assertThat(made.printed()).contains("--sample");
        assertThat(made.status()).isEqualTo(1);
    }

    @Test
    void a_mistyped_option_is_answered_with_those_that_are_near() {
        assertThat(connector("--transprot", "http").printed()).contains("--transport");
    }
}
