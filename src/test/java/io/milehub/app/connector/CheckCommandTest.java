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
}
