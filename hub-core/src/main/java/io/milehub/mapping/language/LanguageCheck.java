package io.milehub.mapping.language;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import io.milehub.mapping.function.LiteralCheck;
import io.milehub.mapping.function.TradeFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Refuses what the closed language leaves out of JSLT, token by token, and notes what an expression reads. */
final class LanguageCheck implements JsltParserConstants {
    private static final int DEPTH_MAX = 32;
    private static final int INTEGER_DIGITS_MAX = 18;
    private static final Set<String> PATTERN_FIRST = Set.of("matches", "extract", "replace");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final List<Finding> findings;
    private final ExpressionFacts facts = new ExpressionFacts();
    private final Set<String> bound = new HashSet<>();
    private final boolean[] inLoops;

    LanguageCheck(List<Token> tokens, Vocabulary vocabulary, List<Finding> findings) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.findings = findings;
        this.inLoops = Calls.inLoops(tokens);
    }

    ExpressionFacts check() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind) {
                case LPAREN, LBRACKET, LCURLY -> depth++;
                case RPAREN, RBRACKET, RCURLY -> depth--;
                default -> token(i, token);
            }
            if (depth > DEPTH_MAX) {
                find(
                        token,
                        "Brackets stand more than " + DEPTH_MAX + " deep.",
                        "Split the expression, or prepare a lookup.");
                return facts;
            }
        }
        return facts;
    }

    private void token(int i, Token token) {
        switch (token.kind) {
            case DEF -> find(token, "`def` is not part of the language.", "Use the functions of docs/mapping.md.");
            case IMPORT, AS ->
                find(token, "`import` is not part of the language.", "Use the functions of docs/mapping.md.");
            case PIDENT ->
                find(
                        token,
                        "Functions of modules are not part of the language.",
                        "Use the functions of docs/mapping.md.");
            case PLUS, MINUS, SLASH ->
                find(
                        token,
                        "The operator `" + token.image + "` would compute in binary floating point.",
                        "Use plus, minus or times for numbers, concat for text.");
            case STAR ->
                find(
                        token,
                        "`*` is not part of the language.",
                        "Use times for numbers; name the fields that are meant.");
            case DECIMAL ->
                find(
                        token,
                        "The literal " + token.image + " would be a binary floating point number.",
                        "Write it as text, \"" + token.image
                                + "\"; money, plus, minus, times and less read it exactly.");
            case INTEGER -> integer(token);
            case IDENT -> identifier(i, token);
            case VARIABLE -> variable(token);
            case LET -> bind(i);
            case STRING -> name(i, Tokens.isPlainText(token) ? Tokens.plainText(token) : null);
            case DOT -> facts.whole |= kind(i + 1) != IDENT && kind(i + 1) != STRING;
            default -> {}
        }
    }

    private void integer(Token token) {
        if (token.image.length() > INTEGER_DIGITS_MAX) {
            find(
                    token,
                    "The number " + token.image + " is longer than 18 digits.",
                    "Write ids as text, in double quotes.");
        }
    }

    private void identifier(int i, Token token) {
        if (kind(i - 1) == DOT) {
            name(i, token.image);
        } else if (kind(i + 1) == LPAREN) {
            function(i, token);
        }
    }

    private void function(int i, Token token) {
        String name = token.image;
        String instead = vocabulary.insteadOf(name);
        if (instead != null) {
            find(token, "The function " + name + " is not part of the language.", instead);
        } else if (!vocabulary.hasFunction(name)) {
            find(token, "There is no function " + name + ".", Suggestion.among(vocabulary.functionNames(), name));
        } else if (name.equals("lookup")) {
            literalArgument(
                    i, token, "The first argument of lookup is the name of a table, as text.", vocabulary.lookups());
        } else if (PATTERN_FIRST.contains(name)) {
            pattern(i, token);
        } else if (vocabulary.function(name) instanceof TradeFunction function) {
            literals(i, function);
        }
    }

    /** What the mapping writes out is proven now, and not once for every record. */
    private void literals(int i, TradeFunction function) {
        List<@Nullable Token> arguments = function.checks().isEmpty() ? List.of() : Calls.arguments(tokens, i);
        for (LiteralCheck check : function.checks()) {
            Token argument = check.argument() < arguments.size() ? arguments.get(check.argument()) : null;
            if (argument != null && Tokens.isPlainText(argument)) {
                String fault = check.rule().faultOf(Tokens.plainText(argument));
                if (fault != null) {
                    find(argument, fault, "Compare with " + function.getName() + " in docs/mapping.md.");
                }
            }
        }
    }

    private void literalArgument(int i, Token function, String rule, Set<String> known) {
        Token argument = i + 2 < tokens.size() ? tokens.get(i + 2) : function;
        if (!Tokens.isPlainText(argument)) {
            find(argument, rule, "Write lookup(\"table\", key).");
        } else if (!known.contains(Tokens.plainText(argument))) {
            String table = Tokens.plainText(argument);
            find(
                    argument,
                    "There is no lookup table \"" + table + "\" under `lookups`.",
                    Suggestion.among(known, table));
        }
    }

    private void pattern(int i, Token function) {
        Token argument = i + 2 < tokens.size() ? tokens.get(i + 2) : function;
        if (argument.kind != STRING) {
            find(
                    argument,
                    "The first argument of " + function.image + " is a pattern, as text.",
                    "Write it in double quotes.");
            return;
        }
        try {
            Pattern.compile(Tokens.plainText(argument).replace("\\\\", "\\").replace("\\\"", "\""));
        } catch (PatternSyntaxException wrong) {
            find(
                    argument,
                    "The pattern cannot be read: " + wrong.getMessage() + ".",
                    "Write it as RE2 does; it has no look-around.");
        }
    }

    /** `for` binds nothing, so only `let` brings names of its own. */
    private void bind(int i) {
        if (kind(i + 1) == IDENT) {
            bound.add(tokens.get(i + 1).image);
        }
    }

    private void variable(Token token) {
        String name = token.image.substring(1);
        if (bound.contains(name)) {
            return;
        }
        if (vocabulary.variables().contains(name)) {
            facts.variables.add(name);
        } else {
            Set<String> known = new TreeSet<>(vocabulary.variables());
            known.addAll(bound);
            find(token, "There is no $" + name + " here.", Suggestion.among(known, name));
        }
    }

    private void name(int i, @Nullable String name) {
        if (name == null || kind(i - 1) != DOT) {
            return;
        }
        facts.names.add(name);
        boolean goesOn = switch (kind(i - 2)) {
            case IDENT, STRING, VARIABLE, RPAREN, RBRACKET, RCURLY -> adjacent(tokens.get(i - 2), tokens.get(i - 1));
            default -> false;
        };
        if (goesOn && kind(i - 2) == VARIABLE && tokens.get(i - 2).image.equals("$parent")) {
            facts.parentNames.add(name);
        }
        if (!goesOn && !inLoops[i]) {
            facts.recordNames.add(name);
        }
    }

    /** {@code .a.b} is one path, the two of {@code for (.a) .b} are not. */
    private static boolean adjacent(Token left, Token right) {
        return left.endLine == right.beginLine && left.endColumn + 1 == right.beginColumn;
    }

    private int kind(int i) {
        return i < 0 || i >= tokens.size() ? EOF : tokens.get(i).kind;
    }

    private void find(Token at, String what, String remedy) {
        findings.add(new Finding(at.beginLine, at.beginColumn, what, remedy));
    }
}
