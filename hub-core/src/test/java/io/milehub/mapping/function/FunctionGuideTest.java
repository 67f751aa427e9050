package io.milehub.mapping.function;

import static io.milehub.mapping.function.TestExpressions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of docs/mapping-functions.md that shows an expression with its result is run as a mapping would. */
class FunctionGuideTest {
    private static final Path PAGE =
            Path.of(System.getProperty("milehub.root", "..")).resolve("docs/mapping-functions.md");

    private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| `(.+?)` \\|.*");

    private static final int ROWS_MIN = 90;

    @TestFactory
    Stream<DynamicTest> the_guide_says_what_the_functions_do() throws Exception {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
        assertThat(rows).hasSizeGreaterThan(ROWS_MIN);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    Matcher example = ROW.matcher(row);
                    assertThat(example.matches()).isTrue();
                    String expression = example.group(1).replace("\\|", "|");
                    String result = example.group(2).replace("\\|", "|");
                    assertThat(run(expression)).isEqualTo(result);
                }));
    }
}
