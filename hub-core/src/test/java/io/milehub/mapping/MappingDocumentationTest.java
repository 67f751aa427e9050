package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.CategoryTree;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.function.Functions;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/mapping.md are what the code says. Run with {@code -Dmilehub.docs.write=true} to write them anew.
 */
class MappingDocumentationTest {
    private static final Path PAGE =
            Path.of(System.getProperty("milehub.root", "..")).resolve("docs/mapping.md");

    @Test
    void the_reference_says_what_the_definition_says() throws Exception {
        String page = Files.readString(PAGE);
        String expected = page;
        expected = replaced(expected, "fields", fields());
        expected = replaced(expected, "categories", "`" + String.join("` · `", CategoryTree.paths()) + "`\n");
        expected = replaced(expected, "functions", functions());
        expected =
                replaced(expected, "builtin", "`" + String.join("`, `", new TreeSet<>(Vocabulary.BUILT_IN)) + "`.\n");
        if (Boolean.getBoolean("milehub.docs.write")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String fields() {
        StringBuilder tables = new StringBuilder();
        for (RecordKind kind : RecordKind.values()) {
            tables.append("### `")
                    .append(kind.slug())
                    .append("`\n\n| Field | Holds | Required | Meaning |\n|---|---|---|---|\n");
            for (FieldDefinition field : KindDefinition.of(kind).fields()) {
                tables.append(field.documentation()).append('\n');
            }
            tables.append('\n');
        }
        return tables.toString().stripTrailing() + "\n";
    }

    private static String functions() {
        String rows = Functions.all(Map.of()).stream()
                .map(function -> "| `" + cell(function.signature()) + "` | " + cell(function.says()) + " | `"
                        + cell(function.example()) + "` | `" + cell(function.result()) + "` |\n")
                .collect(Collectors.joining());
        return "| Function | What it gives | Example | Result |\n|---|---|---|---|\n" + rows;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String replaced(String page, String section, String content) {
        int start = page.indexOf("<!-- " + section + ":");
        int from = page.indexOf('\n', start) + 1;
        int to = page.indexOf("<!-- /" + section + " -->");
        assertThat(start).as("the section " + section + " of " + PAGE).isNotNegative();
        return page.substring(0, from) + content + page.substring(to);
    }
}
