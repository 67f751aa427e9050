package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.command.HubCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));

    @TempDir
    private Path folder;

    private record Outcome(int status, String output) {}

    private static Outcome check(Path routes, Path mappings) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int status = HubCommand.run("check", "--routes", routes.toString(), "--mappings", mappings.toString());
            return new Outcome(status, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void what_the_repository_ships_is_sound() throws IOException {
        Outcome outcome = check(ROOT.resolve("routes"), ROOT.resolve("mappings"));
        assertThat(outcome.output())
                .contains("OK: " + files("routes", ".camel.yaml") + " routes, "
                        + (files("mappings", ".yaml") - files("mappings", ".write.yaml")) + " mappings, "
                        + files("mappings", ".write.yaml") + " templates");
        assertThat(outcome.status()).isZero();
    }

    /** A file a feed, in the folder of its source. */
    private static long files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder), 2)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }

    @Test
    void a_mistake_is_named_with_file_line_column_and_remedy_and_ends_in_status_1() throws IOException {
        Path mappings = Files.createDirectories(folder.resolve("mappings/house"));
        Path routes = Files.createDirectories(folder.resolve("routes/house"));
        Files.writeString(mappings.resolve("stock.yaml"), "record: stock\nfields:\n  skew: .sku\n");
        Files.writeString(routes.resolve("stock.camel.yaml"), "- from:\n    uri: timer:x\n");
        Outcome outcome = check(folder.resolve("routes"), folder.resolve("mappings"));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).containsPattern("stock\\.yaml:3:3 .*skew.* — .+");
        assertThat(outcome.output()).containsPattern("stock\\.camel\\.yaml:\\d+:\\d+ .+ — .+");
        assertThat(outcome.output()).contains("NOT OK");
    }

    private InFolder checked(String... filesWithText) throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        for (int i = 0; i < filesWithText.length; i += 2) {
            Path file = folder.resolve("mappings/house").resolve(filesWithText[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, filesWithText[i + 1]);
        }
        return InFolder.run(folder, "check");
    }

    private static final String STOCK = """
            record: stock
            mode: delta
            format: json
            each: .items[]
            fields:
              sku: .sku
              quantity: .q
            """;

    @Test
    void a_mapping_that_cannot_be_read_does_not_hide_what_is_wrong_with_the_cases_of_another() throws IOException {
        InFolder checked = checked(
                "broken.yaml",
                "record: stock\nfields:\n\tsku: .sku\n",
                "stock.yaml",
                STOCK,
                "stock/one.in.json",
                "{\"items\": [{\"sku\": \"A\", \"q\": 1}, {\"sku\": \"B\", \"q\": 2}]}",
                "stock/one.out.json",
                """
                [
                  {"sku": "A", "location": "main", "quantity": 1},
                  {"sku": "B", "location": "main",
                   "quantity": 3}
                ]
                """);
        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.printed())
                .contains("mappings/house/broken.yaml:3:1 This is no YAML")
                .contains("Indent with spaces")
                .contains("mappings/house/stock/one.out.json:4:4 accepted[1] quantity: expected 3, got 2");
    }

    @Test
    void an_expectation_that_is_no_json_is_named_by_its_own_line() throws IOException {
        InFolder checked = checked(
                "stock.yaml",
                STOCK,
                "stock/one.in.json",
                "{\"items\": []}",
                "stock/one.out.json",
                "[\n  {\"sku\": }\n]\n");
        assertThat(checked.printed())
                .containsPattern("mappings/house/stock/one.out.json:2:\\d+ An expectation is not well-formed JSON");
    }

    @Test
    void a_word_without_quotes_is_answered_with_both_things_that_it_may_be_meant_as() throws IOException {
        InFolder checked =
                checked("stock.yaml", STOCK.replace(".sku", "Aurelle").replace(".q", "[.q"));
        assertThat(checked.printed())
                .as("a bracket is shown where it opens")
                .contains("mappings/house/stock.yaml:7:13 This is no YAML");
        assertThat(checked("stock.yaml", STOCK.replace(".sku", "Aurelle")).printed())
                .containsPattern("stock.yaml:6:\\d+ This is no expression: .+ — Write a field of the source with a dot,"
                        + " \\.Aurelle, and text in double quotes within single ones, '\"Aurelle\"'");
    }
}
