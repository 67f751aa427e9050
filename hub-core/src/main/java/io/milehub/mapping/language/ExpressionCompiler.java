package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.Token;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.reads.ReadFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks and compiles expressions: first the closed language, then JSLT, then the short way for simple ones. */
public final class ExpressionCompiler {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N} _&-]*");
    private static final String EXAMPLES = "Compare with the examples in docs/mapping.md.";

    /** The longest expression, in characters. */
    public static final int CHARS_MAX = 2_000;

    private final Vocabulary vocabulary;

    public ExpressionCompiler(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Never throws for what stands in the expression: every mistake is a finding. */
    public Compilation compile(String expression) {
        List<Finding> findings = new ArrayList<>();
        if (expression.length() > CHARS_MAX) {
            findings.add(new Finding(
                    1, 1, "The expression is longer than " + CHARS_MAX + " characters.", "Use a lookup table."));
            return Compilation.failed(findings);
        }
        List<Token> tokens = Tokens.of(expression, findings);
        if (tokens.isEmpty() && findings.isEmpty()) {
            findings.add(new Finding(1, 1, "The expression is empty.", "Leave the field out, or write null."));
        }
        ExpressionFacts facts = new LanguageCheck(tokens, vocabulary, findings).check();
        Expression jslt = findings.isEmpty() ? jslt(expression, findings) : null;
        if (jslt == null) {
            return Compilation.failed(findings);
        }
        DirectCompiler direct = new DirectCompiler(tokens, vocabulary);
        FieldExpression directly = direct.compile();
        FieldExpression compiled = directly == null ? evaluated(jslt, facts.variables) : directly;
        return new Compilation(
                compiled,
                directly == null || !direct.isSimple() ? null : new DirectCompiler(tokens, vocabulary).source(),
                List.of(),
                Set.copyOf(facts.names),
                Set.copyOf(facts.recordNames),
                Set.copyOf(facts.parentNames),
                Set.copyOf(facts.variables),
                ReadFinder.of(expression, vocabulary.here()),
                Constants.of(tokens, vocabulary),
                facts.whole);
    }

    private static String ofWord(String word) {
        return "Write a field of the source with a dot, ." + (word.contains(" ") ? '"' + word + '"' : word)
                + ", and text in double quotes within single ones, '\"" + word + "\"'.";
    }

    /** JSLT is proven against every expression, also where it will not be the one that evaluates it. */
    private @Nullable Expression jslt(String expression, List<Finding> findings) {
        try {
            return Parser.compileString(expression, vocabulary.functions());
        } catch (JsltException wrong) {
            String said = String.valueOf(wrong.getMessageWithoutLocation());
            int end = said.indexOf('\n');
            findings.add(new Finding(
                    Math.max(1, wrong.getLine()),
                    Math.max(1, wrong.getColumn()),
                    "This is no expression: "
                            + (end < 0 ? said : said.substring(0, end)).strip().replaceAll("[.]+$", "") + ".",
                    WORD.matcher(expression).matches() ? ofWord(expression) : EXAMPLES));
        } catch (RuntimeException wrong) {
            findings.add(new Finding(1, 1, "This is no expression: " + wrong.getMessage() + ".", EXAMPLES));
        }
        return null;
    }

    private static FieldExpression evaluated(Expression jslt, Set<String> variables) {
        boolean parent = variables.contains("parent");
        boolean grandparent = variables.contains("grandparent");
        boolean root = variables.contains("root");
        return element -> {
            Map<String, JsonNode> around = new HashMap<>();
            putIf(parent, around, "parent", element.parent());
            putIf(grandparent, around, "grandparent", element.grandparent());
            putIf(root, around, "root", element.root());
            return run(jslt, around, element);
        };
    }

    private static void putIf(boolean wanted, Map<String, JsonNode> around, String name, JsonNode value) {
        if (wanted) {
            around.put(name, value);
        }
    }

    private static JsonNode run(Expression jslt, Map<String, JsonNode> around, Element element) {
        try {
            return around.isEmpty() ? jslt.apply(element.value()) : jslt.apply(around, element.value());
        } catch (JsltException failed) {
            throw new FieldRefused("expression-failed", String.valueOf(failed.getMessageWithoutLocation()));
        }
    }
}
