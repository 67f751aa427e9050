package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.StockCount;
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

    @Test
    void an_argument_that_is_written_out_is_proven_where_it_stands() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, """
                record: price
                mode: delta
                format: json
                each: .prices[]
                fields:
                  sku: .sku
                  price.type: '"RRP"'
                  price.amount: money(.amount, "EURO", ";")
                  price.tax: 'if (size("XX", .s)) "EXC"'
                  as_of: date(.at, "yyyy-bad", "Europe/Roma")
                """);
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("8:32", "8:40", "9:24", "10:20", "10:32");
    }

    /** The patterns are of Java's DateTimeFormatter; yyyy is its year of an era, mm minutes, hh half a day. */
    @Test
    void a_form_in_which_no_moment_can_be_read_is_told_before_one_is() throws Exception {
        assertThat(TestMapping.problems(
                        folder, ofDates("dd.MM.yyyy", "dd.mm.uuuu", "uuuu-MM-dd hh:mm", "MM.dd", "610")))
                .extracting(Problem::line)
                .containsExactly(6, 7, 8, 9, 10);
        assertThat(TestMapping.problems(folder, ofDates("dd.MM.yyyy", "iso", "iso", "iso", "iso")))
                .extracting(Problem::what)
                .allMatch(what -> what.contains("uuuu"));
        assertThat(TestMapping.problems(
                        folder,
                        ofDates("d.M.uu", "uuuu-MM-dd'T'HH:mm:ss[.SSS]XXX", "M/d/uuuu h:mm a", "203", "uuuu-D")))
                .isEmpty();
    }

    private static String ofDates(Object... forms) {
        return """
                record: order-status
                mode: delta
                format: json
                each: .lines[]
                fields:
                  order: date(.a, "%s", "UTC")
                  line: date(.b, "%s", "UTC")
                  sku: date(.c, "%s", "UTC")
                  reason: date(.d, "%s", "UTC")
                  reference: date(.e, "%s", "UTC")
                  status: .status
                """.formatted(forms);
    }

    @Test
    void a_constant_that_its_field_would_always_refuse_is_told_where_it_stands() throws Exception {
        List<Problem> problems = TestMapping.problems(folder, """
                record: item
                mode: snapshot
                format: json
                each: .items[]
                fields:
                  sku: 12
                  gtin: gtin("4006381333932")
                  product.key: null
                  product.brand: '""'
                  product.title.en: .name
                  product.category: 'if (.sex == "w") "women/coat" else if (.old) null else "men/coats"'
                  origin: 'if (.o) .o else "Italy"'
                  size: '"IT 40"'
                  images: '"www.house.example/a.jpg"'
                  price.rrp: money(0, "EUR")
                  price.tax: '"19%"'
                  as_of: '"2026-02-30"'
                skip: '"no"'
                refuse: { not-ours: 'if (.outlet) "yes" else false' }
                """);
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder(
                        "6:8", "7:9", "8:16", "9:19", "11:39", "12:28", "13:10", "14:12", "15:14", "16:15", "17:11",
                        "18:8", "19:35");
        assertThat(problems).extracting(Problem::what).anyMatch(what -> what.contains("women/coat"));
    }

    @Test
    void a_constant_that_its_field_takes_is_none() throws Exception {
        assertThat(TestMapping.problems(folder, """
                record: item
                mode: snapshot
                format: json
                each: .items[]
                fields:
                  sku: .sku
                  gtin: null
                  product.key: 'if (.style) .style else ""'
                  product.brand: '"House"'
                  product.title.en: .name
                  product.category: lookup("words", "w", "women/coats")
                  colour: '""'
                  origin: '"IT"'
                  size: size("INT", "One size")
                  images: '[]'
                  price.rrp: money("12,50", "EUR")
                  price.tax: '"INC(IT)"'
                  as_of: date("2026-01-01", "iso", "UTC")
                skip: false
                refuse: { not-ours: 'if (.outlet) true' }
                lookups: { words: words.csv }
                """))
                .extracting(Problem::what)
                .allMatch(what -> what.contains("words.csv"));
    }

    @Test
    void a_currency_that_nobody_knows_is_told_where_it_stands() throws Exception {
        assertThat(TestMapping.problems(folder, """
                record: fx-rate
                mode: delta
                format: json
                each: .rates[]
                fields:
                  base: '"EURO"'
                  quote: .to
                  rate: '"1,2"'
                """))
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("6:10", "8:10");
    }

    @Test
    void a_lookup_table_says_what_a_missing_key_gives() throws Exception {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/places.csv"), "key,value\nMI,milano\n");
        String location = "lookup(\"p\", .w)";
        assertThat(place(stock(location, "p: { file: places.csv, miss: key }"), "RM"))
                .isEqualTo("RM");
        assertThat(place(stock(location, "p: { file: places.csv, miss: absent }"), "RM"))
                .isEqualTo("main");
        assertThat(place(stock(location, "p: { file: places.csv, default: roma }"), "RM"))
                .isEqualTo("roma");
        assertThat(place(stock(location, "p: { file: places.csv, ignore_case: true }"), "mi"))
                .isEqualTo("milano");
        assertThat(TestMapping.problems(folder, stock(location, "p: { fil: places.csv, miss: no }")))
                .extracting(Problem::line)
                .containsOnly(9);
        assertThat(TestMapping.problems(folder, stock(location, "p: { file: places.csv, miss: key, default: roma }")))
                .hasSize(1);
    }

    private String place(String yaml, String key) throws Exception {
        String body = "{\"levels\": [{\"sku\": \"A\", \"quantity\": 1, \"w\": \"" + key + "\"}]}";
        return ((StockCount) TestMapping.run(TestMapping.of(folder, yaml), body)
                        .accepted
                        .getFirst())
                .location();
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
