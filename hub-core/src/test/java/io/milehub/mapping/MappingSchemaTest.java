package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.milehub.mapping.shape.MappingSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/mapping.schema.json is what the readers of mapping files go by, and an independent validator of JSON Schema
 * agrees with them. Run with {@code -Dmilehub.docs.write=true} to write it anew.
 */
class MappingSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("milehub.root", ".."));
    private static final Path FILE = ROOT.resolve("docs/mapping.schema.json");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String GOOD = """
            record: order-status
            mode: delta
            format: csv
            csv: { group: Order, header: true, preamble: 2 }
            each: ._rows[]
            fields:
              order: $parent.Order
              line: { value: .Line, onMissing: skip }
              status: lookup("answers", .Status)
              quantity: 1
            require: [line]
            refuse: { not-for-us: '.Status == "X"' }
            lookups: { answers: { file: answers.csv, miss: absent, ignore_case: true } }
            """;

    private static final String ITEM = """
            record: item
            mode: snapshot
            format: json
            each: .items[]
            fields:
              sku: .sku
              product.key: .style
              product.brand: .brand
              product.title.en: .title
            """;

    /** A change of a good file, and what is wrong then. */
    private static final Map<String, List<String>> BROKEN = Map.ofEntries(
            broken("a key that there is not", GOOD, "require:", "requires:"),
            broken("no such kind", GOOD, "order-status", "order-state"),
            broken("no kind", GOOD, "record: order-status\n", ""),
            broken("a snapshot of what happened", GOOD, "mode: delta", "mode: snapshot"),
            broken("no such mode", ITEM, "mode: snapshot", "mode: full"),
            broken("no such format", ITEM, "format: json", "format: yaml"),
            broken("a field of another kind", GOOD, "quantity: 1", "sku: .Sku\n  gtin: gtin(.Ean)"),
            broken("a field that every record needs is missing", GOOD, "  order: $parent.Order\n", ""),
            broken("no title in any language", ITEM, "  product.title.en: .title\n", ""),
            broken("a language of three letters", ITEM, "product.title.en", "product.title.eng"),
            broken("a price without its tax", ITEM, "  sku: .sku\n", "  sku: .sku\n  price.rrp: money(.p, \"EUR\")\n"),
            broken("an option that there is not", GOOD, "onMissing", "onLacking"),
            broken("an action that there is not", GOOD, "onMissing: skip", "onMissing: drop"),
            broken("options without an expression", GOOD, "value: .Line, ", ""),
            broken("a key of csv that there is not", GOOD, "header: true", "headers: true"),
            broken("a preamble that is no number", GOOD, "preamble: 2", "preamble: many"),
            broken("a preamble that is too long", GOOD, "preamble: 2", "preamble: 2000"),
            broken("begins without a group", GOOD, "csv: { group: Order,", "csv: { begins: any,"),
            broken("a count without a trailer", GOOD, "preamble: 2", "count: 2"),
            broken("edi of csv", GOOD, "require:", "edi: { message: 855 }\nrequire:"),
            broken("a page of csv", GOOD, "require:", "page: { next: .next }\nrequire:"),
            broken("a root of json", ITEM, "each:", "root: rss\neach:"),
            broken("each where rows are not grouped", GOOD, "csv: { group: Order,", "csv: { trailer: END,"),
            broken("no each of json", ITEM, "each: .items[]\n", ""),
            broken("a domain that is no slug", ITEM, "each:", "domain: Outlet Items\neach:"),
            broken("a code that is no slug", GOOD, "not-for-us", "Not for us"),
            broken("a lookup without a file", GOOD, "file: answers.csv, ", ""),
            broken("a miss that there is not", GOOD, "miss: absent", "miss: blank"),
            broken("a list where an expression is expected", ITEM, "sku: .sku", "sku: [.sku]"),
            broken("fields that are a list", GOOD, "require: [line]", "require: { line: true }"),
            broken("what is read of a page that there is not", ITEM, "each:", "page: { last: .last }\neach:"),
            broken("what is read of an archive that there is not", ITEM, "each:", "archive: { member: a }\neach:"),
            broken("no fields", ITEM, ITEM.substring(ITEM.indexOf("fields:")), ""));

    @TempDir
    Path folder;

    private static Map.Entry<String, List<String>> broken(String what, String file, String good, String bad) {
        assertThat(file).contains(good);
        return Map.entry(what, List.of(file.replace(good, bad)));
    }

    @Test
    void the_file_is_what_the_definition_says() throws IOException {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String expected = new ObjectMapper().writer(printer).writeValueAsString(MappingSchema.json()) + "\n";
        if (Boolean.getBoolean("milehub.docs.write")) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE)).isEqualTo(expected);
    }

    @Test
    void every_mapping_of_the_repository_is_valid() throws IOException {
        List<Path> mappings = new ArrayList<>();
        for (String folder : List.of("mappings", "src/main/resources/bench/mappings")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*(?<!\\.write)\\.yaml"))
                        .forEach(mappings::add);
            }
        }
        assertThat(mappings).hasSizeGreaterThan(6);
        for (Path mapping : mappings) {
            assertThat(wrong(Files.readString(mapping))).as(mapping.toString()).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> what_the_schema_refuses_the_reader_refuses() {
        return BROKEN.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    String file = entry.getValue().getFirst();
                    assertThat(wrong(file)).as("by the schema").isNotEmpty();
                    assertThat(problems(file)).as("by the reader").isNotEmpty();
                }));
    }

    @Test
    void what_is_changed_in_them_is_good_before() throws IOException {
        for (String good : List.of(GOOD, ITEM)) {
            assertThat(wrong(good)).isEmpty();
            assertThat(problems(good)).isEmpty();
        }
    }

    private List<Problem> problems(String file) throws IOException {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/answers.csv"), "key,value\nIA,ACCEPTED\n");
        return TestMapping.problems(folder, file);
    }

    private static Set<ValidationMessage> wrong(String file) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(FILE));
        return schema.validate(YAML.readTree(file));
    }
}
