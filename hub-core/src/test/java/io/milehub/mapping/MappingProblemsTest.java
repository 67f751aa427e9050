package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingProblemsTest {
    @TempDir
    Path folder;

    @Test
    void every_mistake_is_told_at_once_with_its_place_and_remedy() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, """
                record: stock
                mode: snapshots
                format: json
                each: .levels[
                fields:
                  sku: .sku
                  quantitty: .quantity
                  location: 'lookup("places", concat(.a + 1, "it''s", mony(.b)))'
                  as_of: |
                    if (.a)
                      now()
                  version: [.v]
                lookups: { places: places.csv }
                require: [skuu]
                skipp: .gone
                """);
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder(
                        "15:1", "2:7", "4:7", "7:3", "6:3", "8:41", "8:55", "11:7", "12:12", "13:20", "14:11");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.what()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(problems)
                .extracting(Problem::toString)
                .anyMatch(line -> line.contains("Did you mean \"quantity\"?"));
    }

    @Test
    void a_lookup_table_is_checked_to_its_last_row() throws Exception {
        Files.createDirectories(folder.resolve("house"));
        Path table = Files.writeString(folder.resolve("house/places.csv"), "key,value\na,1\na,2\nb\n");
        List<Problem> problems = TestMapping.problems(folder, stock("lookup(\"places\", .w)", "places: places.csv"));
        assertThat(problems).extracting(Problem::file).containsOnly(table);
        assertThat(problems).extracting(Problem::line).containsExactly(3, 4);
    }

    @Test
    void a_lookup_table_outside_the_folder_is_not_read() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, stock("lookup(\"p\", .w)", "p: ../../etc/passwd"));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().what()).contains("outside");
    }

    @Test
    void text_that_is_no_yaml_is_told_with_its_place() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, "record: stock\nfields: {sku: \"a\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().what()).contains("no YAML");
        assertThat(TestMapping.problems(folder, "")).hasSize(1);
        assertThat(TestMapping.problems(folder, "- a\n- b\n")).isNotEmpty();
    }

    @Test
    void the_version_follows_mapping_and_lookups_and_nothing_else() throws Exception {
        Files.createDirectories(folder.resolve("house"));
        String yaml = stock("lookup(\"places\", .w)", "places: places.csv");
        Files.writeString(folder.resolve("house/places.csv"), "key,value\na,1\n");
        String first = TestMapping.of(folder, yaml).version();
        assertThat(TestMapping.of(folder, yaml).version()).isEqualTo(first);
        assertThat(TestMapping.of(folder, yaml + "\n# more\n").version()).isNotEqualTo(first);
        Files.writeString(folder.resolve("house/places.csv"), "key,value\na,2\n");
        assertThat(TestMapping.of(folder, yaml).version()).isNotEqualTo(first);
    }

    @Test
    void only_a_trailer_has_a_count() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, """
                record: stock
                mode: snapshot
                format: csv
                csv: { count: 2 }
                fields: { sku: .sku, quantity: .n }
                """);
        assertThat(problems).extracting(Problem::line).containsExactly(4);
        assertThat(problems.getFirst().remedy()).contains("trailer: END");
    }

    private static String stock(String location, String lookups) {
        return """
                record: stock
                mode: delta
                format: json
                each: .levels[]
                fields:
                  sku: .sku
                  quantity: .quantity
                  location: %s
                lookups: { %s }
                """.formatted(location, lookups);
    }
}
