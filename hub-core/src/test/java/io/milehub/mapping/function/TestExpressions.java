package io.milehub.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.function.LookupTable.Miss;
import io.milehub.mapping.language.Compilation;
import io.milehub.mapping.language.ExpressionCompiler;
import io.milehub.mapping.language.Vocabulary;
import java.util.Map;
import java.util.Objects;

/** Runs an expression that reads no record, as a mapping would. */
public final class TestExpressions {
    static final Map<String, LookupTable> LOOKUPS = Map.of(
            "families",
            LookupTable.of(Map.of("outerwear", "women/coats")),
            "colours",
            new LookupTable(Map.of("Nero", "black"), Miss.KEY, null, true),
            "seasons",
            new LookupTable(Map.of("AI26", "FW26"), Miss.ABSENT, null, false),
            "taxes",
            new LookupTable(Map.of("IT", "INC(IT)"), Miss.REFUSE, "EXC", false));

    private static final ExpressionCompiler COMPILER = new ExpressionCompiler(Vocabulary.ofRecords(LOOKUPS));

    private TestExpressions() {}

    /** The result as JSON, what a function of ours made as text, or {@code refused: code}. */
    public static String run(String expression) {
        Compilation compiled = COMPILER.compile(expression);
        assertThat(compiled.findings()).as(expression).isEmpty();
        JsonNode none = NullNode.instance;
        try {
            JsonNode value =
                    Objects.requireNonNull(compiled.expression()).of(new Element(none, none, none, none, none, null));
            return value instanceof POJONode made ? "\"" + made.getPojo() + "\"" : value.toString();
        } catch (FieldRefused refused) {
            return "refused: " + refused.code();
        }
    }
}
