package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCasesTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: .[]
            fields: { sku: .sku, quantity: .n }
            """;

    @TempDir
    Path folder;

    private Path cases;

    @BeforeEach
    void a_mapping_with_one_case() throws Exception {
        cases = Files.createDirectories(folder.resolve("house/feed"));
        Files.writeString(cases.resolve("one.in.json"), "[{\"sku\":\"A\",\"n\":1},{\"sku\":\"\",\"n\":1}]");
        Files.writeString(cases.resolve("one.out.json"), "[{\"sku\":\"A\",\"location\":\"main\",\"quantity\":1}]");
        Files.writeString(cases.resolve("one.refused.txt"), "# why\n1 sku-missing sku\n");
    }

    @Test
    void a_case_that_holds_is_no_problem() throws Exception {
        assertThat(MappingCases.check(TestMapping.of(folder, STOCK))).isEmpty();
    }

    @Test
    void a_case_that_does_not_hold_names_record_field_and_both_values() throws Exception {
        Files.writeString(cases.resolve("one.out.json"), "[{\"sku\":\"A\",\"location\":\"main\",\"quantity\":2}]");
        assertThat(MappingCases.run(TestMapping.of(folder, STOCK)).getFirst().differences())
                .containsExactly("accepted[0] quantity: expected 2, got 1");
    }

    @Test
    void a_refusal_that_nobody_expected_is_a_difference() throws Exception {
        Files.delete(cases.resolve("one.refused.txt"));
        assertThat(MappingCases.run(TestMapping.of(folder, STOCK))
                        .getFirst()
                        .differences()
                        .getFirst())
                .contains("refused: expected [], got [1 sku-missing sku]");
    }

    @Test
    void an_input_without_expectation_and_a_mapping_without_case_are_problems() throws Exception {
        Files.delete(cases.resolve("one.refused.txt"));
        Files.delete(cases.resolve("one.out.json"));
        assertThat(MappingCases.check(TestMapping.of(folder, STOCK)).getFirst().what())
                .contains("no expectation");
        Files.delete(cases.resolve("one.in.json"));
        assertThat(MappingCases.check(TestMapping.of(folder, STOCK)).getFirst().what())
                .contains("no case");
    }
}
