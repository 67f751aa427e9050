package io.milehub.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.function.LookupTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedLanguageTest {
    private final ExpressionCompiler compiler =
            new ExpressionCompiler(Vocabulary.ofRecords(Map.of("families", LookupTable.of(Map.of("a", "b")))));

    @Test
    void what_would_compute_inexactly_or_without_bound_is_refused() {
        refused("def f(x) $x  f(.a)", 1, "`def`");
        refused("import \"x\" as x  .a", 1, "`import`");
        refused(".a + .b", 4, "`+`");
        refused(".a - 1", 4, "`-`");
        refused(".a * 2", 4, "`*`");
        refused(".a / 2", 4, "`/`");
        refused("if (.a == 19.99) .b", 11, "19.99");
        refused("{\"x\": 1, * : .}", 10, "`*`");
        refused("number(.a)", 1, "number");
        refused("test(.a, \".*\")", 1, "test");
        refused("now()", 1, "now");
        refused("random()", 1, "random");
        refused("from-json(.a)", 1, "from-json");
        refused("x:y(.a)", 1, "modules");
    }

    @Test
    void the_same_inside_a_text_is_text() {
        accepted("\"def import + - * / 19.99 now() {* : .}\"");
        accepted("concat(.a, \" * \", \"1.5\")");
        accepted(".\"a-b\"");
        accepted(".a-b");
    }

    @Test
    void names_that_are_not_there_come_with_the_one_that_was_meant() {
        assertThat(findings("mony(.a, \"EUR\")").getFirst().remedy()).contains("\"money\"");
        assertThat(findings("$paremt.a").getFirst().remedy()).contains("\"parent\"");
        assertThat(findings("lookup(\"familis\", .a)").getFirst().remedy()).contains("\"families\"");
        assertThat(findings("lookup(.table, .a)").getFirst().what()).contains("name of a table");
        assertThat(findings("matches(\"(\", .a)").getFirst().what()).contains("pattern");
    }

    @Test
    void length_and_depth_have_limits() {
        assertThat(findings("\"" + "x".repeat(2000) + "\"").getFirst().what()).contains("longer than 2000");
        assertThat(findings("(".repeat(40) + ".a" + ")".repeat(40)).getFirst().what())
                .contains("deep");
    }

    @Test
    void every_mistake_of_an_expression_is_told_at_once_at_its_place() {
        List<Finding> findings = findings("concat(.a + 1,\n  mony(.b, \"EUR\"))");
        assertThat(findings).extracting(Finding::line).containsExactly(1, 2);
        assertThat(findings).extracting(Finding::column).containsExactly(11, 3);
    }

    @Test
    void what_does_not_parse_is_told_and_never_thrown() {
        for (String broken : List.of(
                "",
                "(",
                "[for (.a) .b",
                "if (.a)",
                "\"open",
                "#",
                ".a .b c",
                "money(.a)",
                "let x = 1",
                "99999999999999999999")) {
            assertThat(findings(broken)).as(broken).isNotEmpty();
        }
    }

    private void refused(String expression, int column, String what) {
        assertThat(findings(expression)).as(expression).isNotEmpty();
        assertThat(findings(expression).getFirst().column()).as(expression).isEqualTo(column);
        assertThat(findings(expression).getFirst().what()).as(expression).contains(what);
    }

    private void accepted(String expression) {
        assertThat(findings(expression)).as(expression).isEmpty();
    }

    private List<Finding> findings(String expression) {
        return compiler.compile(expression).findings();
    }
}
