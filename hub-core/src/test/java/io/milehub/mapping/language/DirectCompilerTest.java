package io.milehub.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.function.LookupTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The short way means the same as JSLT: each expression runs both ways, the second time forced through JSLT. */
class DirectCompilerTest {
    private static final List<String> EXPRESSIONS = List.of(
            ".",
            ".a",
            ".a.b",
            ".a.c",
            ".a.c.d",
            ".a.l",
            ".a.l.b",
            ".missing.deep",
            ".\"a\".\"b\"",
            "\"text\"",
            "12",
            "null",
            "true",
            "$parent.b",
            "$root.a.b",
            "$grandparent.n",
            "lookup(\"t\", .a.b)",
            "upper($parent.b)",
            "coalesce(.e, .a.c, .a.b)",
            "text(.n)",
            "concat(.a.b, \"-\", text(.n))",
            ".a.l[1].b",
            "[]",
            "[.a.b, .a.c, .missing, 12, [.n]]",
            ".a.b == \"x\"",
            ".a.b != \"x\"",
            ".n == 12345678901",
            ".a.c == .missing",
            ".missing != null",
            "[.a.b] == [\"x\"]",
            ".a == $parent",
            ".a.b == \"x\" and .t",
            "first(.a.l).b",
            "coalesce(.a.c, .a).b",
            "coalesce(.e, .a.c).b.c",
            "upper(.a.b).b",
            "coalesce(.a).l[1]",
            "upper(.a.b)");

    private final ExpressionCompiler compiler =
            new ExpressionCompiler(Vocabulary.ofRecords(Map.of("t", LookupTable.of(Map.of("x", "y")))));

    @Test
    void simple_expressions_mean_what_jslt_says_they_mean() throws Exception {
        JsonNode value = new ObjectMapper().readTree("""
                {"a":{"b":"x","c":null,"l":[1,{"b":2}]},"n":12345678901,"e":"","t":true}""");
        Element element = new Element(value, value.get("a"), value, value, value, null);
        for (String expression : EXPRESSIONS) {
            JsonNode direct = evaluate(expression, element);
            JsonNode jslt = evaluate("if (true) " + expression, element);
            assertThat(direct).as(expression).isEqualTo(jslt);
        }
        assertThat(evaluate(".missing", element)).isEqualTo(NullNode.instance);
    }

    private JsonNode evaluate(String expression, Element element) {
        Compilation compiled = compiler.compile(expression);
        assertThat(compiled.findings()).as(expression).isEmpty();
        return Objects.requireNonNull(compiled.expression()).of(element);
    }
}
