package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void connector() throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("mappings"));
        write("stock.csv", "sku,qty\nA,1\n");
        InFolder made = InFolder.run(
                folder,
                "new",
                "connector",
                "--source",
                "house",
                "--feed",
                "stock",
                "--record",
                "stock",
                "--sample",
                "stock.csv",
                "--path",
                "stock.csv");
        assertThat(made.status()).as(made.printed()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String check() {
        return InFolder.run(folder, "check").printed();
    }

    @Test
    void a_mapping_that_no_route_uses_is_a_warning() throws IOException {
        Files.delete(folder.resolve("routes/house/stock.camel.yaml"));
        assertThat(check())
                .contains("mappings/house/stock.yaml:1:1 warning: No route uses the mapping.")
                .contains("0 mistakes, 1 warnings");
    }

    @Test
    void a_route_without_mapping_is_a_mistake() throws IOException {
        write(
                "routes/house/prices.camel.yaml",
                Files.readString(folder.resolve("routes/house/stock.camel.yaml"))
                        .replace("feed: stock", "feed: prices"));
        assertThat(check()).contains("routes/house/prices.camel.yaml:1:1 The feed has no mapping.");
    }

    @Test
    void an_expectation_without_input_is_a_mistake() throws IOException {
        write("mappings/house/stock/sampel.out.json", "[]");
        assertThat(check()).contains("stock/sampel.out.json:1:1 The expectation has no input. — Add sampel.in.");
    }

    @Test
    void a_lookup_table_that_no_mapping_reads_and_a_file_that_is_no_case_are_warnings() throws IOException {
        write("mappings/house/sizes.csv", "key,value\n");
        write("mappings/house/stock/notes.txt", "?");
        assertThat(check())
                .contains("mappings/house/sizes.csv:1:1 warning: No mapping reads the lookup table.")
                .contains("stock/notes.txt:1:1 warning: The file is no part of a case.");
    }

    @Test
    void a_folder_of_cases_without_mapping_and_a_wrong_ending_are_mistakes() throws IOException {
        write("mappings/house/stok/sample.in.csv", "sku,qty\n");
        write("mappings/house/prices.yml", "record: price\n");
        assertThat(check())
                .contains("mappings/house/stok:1:1 The folder of cases has no mapping.")
                .contains("mappings/house/prices.yml:1:1 A file that ends in .yml is not read. — Call it prices.yaml.");
    }
}
