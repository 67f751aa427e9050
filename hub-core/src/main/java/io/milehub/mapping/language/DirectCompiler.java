package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import io.milehub.mapping.decode.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of which mappings mostly consist, without JSLT's scopes in between: paths, literals, lists,
 * calls of our functions over such, paths into what these give, and whether two of these are equal. Anything else it
 * leaves alone. What it compiles means the same as in JSLT.
 */
final class DirectCompiler implements JsltParserConstants {
    private static final int INTEGER_DIGITS_MAX = 9;

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final Map<List<String>, FieldExpression> inputs = new LinkedHashMap<>();
    private int at;
    private boolean further;

    DirectCompiler(List<Token> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    @Nullable
    FieldExpression compile() {
        FieldExpression compiled = value();
        if (compiled != null && (kind() == EQUALS || kind() == UNEQUALS)) {
            further = true;
            compiled = comparison(compiled, kind() == EQUALS);
        }
        return at == tokens.size() && compiled != null ? withInputs(compiled) : null;
    }

    private FieldExpression withInputs(FieldExpression compiled) {
        return compiled.isPath() ? compiled : new Direct.OfInputs(compiled, List.copyOf(inputs.values()));
    }

    /** Whether no more was compiled than paths, literals and calls over them. */
    boolean isSimple() {
        return !further;
    }

    private @Nullable FieldExpression value() {
        return switch (kind()) {
            case DOT -> path(Start.RECORD);
            case VARIABLE -> path(Start.of(tokens.get(at++).image));
            case IDENT -> call();
            case LBRACKET -> list();
            case STRING, INTEGER, TRUE, FALSE, NULL -> literal(tokens.get(at++));
            default -> null;
        };
    }

    private @Nullable FieldExpression literal(Token token) {
        JsonNode node = switch (token.kind) {
            case STRING -> Tokens.isPlainText(token) ? TextNode.valueOf(Tokens.plainText(token)) : null;
            case INTEGER ->
                token.image.length() <= INTEGER_DIGITS_MAX ? IntNode.valueOf(Integer.parseInt(token.image)) : null;
            case TRUE -> BooleanNode.TRUE;
            case FALSE -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
        return node == null ? null : element -> node;
    }

    /** Two values, and nothing behind them: what binds more or less than a comparison is not compiled here. */
    private @Nullable FieldExpression comparison(FieldExpression left, boolean equal) {
        at++;
        FieldExpression right = value();
        return right == null ? null : new Direct.Comparison(left, right, equal);
    }

    private @Nullable FieldExpression list() {
        further = true;
        at++;
        List<FieldExpression> members = new ArrayList<>();
        while (kind() != RBRACKET) {
            FieldExpression member = value();
            if (member == null || (kind() != COMMA && kind() != RBRACKET)) {
                return null;
            }
            members.add(member);
            at += kind() == COMMA ? 1 : 0;
        }
        at++;
        boolean goesOn = kind() == DOT || kind() == LBRACKET;
        return goesOn ? null : new Direct.ListOf(members.toArray(FieldExpression[]::new));
    }

    /** The first path that stands in the expression, or null; nothing at its end is a missing node. */
    @Nullable
    FieldExpression source() {
        while (kind() != EOF && kind() != DOT && kind() != VARIABLE) {
            at++;
        }
        Start start = kind() == VARIABLE ? Start.of(tokens.get(at++).image) : Start.RECORD;
        List<String> names = start == null || kind() == EOF ? null : names(start);
        return names == null || start == null
                ? null
                : path(start, names.toArray(String[]::new), MissingNode.getInstance());
    }

    private @Nullable FieldExpression path(@Nullable Start start) {
        List<String> names = start == null ? null : names(start);
        return names == null || start == null || kind() == LBRACKET || kind() == DOT ? null : input(start, names);
    }

    /** A path that stands twice is one input. */
    private FieldExpression input(Start start, List<String> names) {
        List<String> steps = new ArrayList<>(names);
        steps.addFirst(start.name());
        return inputs.computeIfAbsent(steps, _ -> path(start, names.toArray(String[]::new), NullNode.instance));
    }

    /** The names of a path; null where it is not one of names only. */
    private @Nullable List<String> names(Start start) {
        List<String> names = new ArrayList<>();
        while (kind() == DOT) {
            at++;
            if (kind() == IDENT) {
                names.add(tokens.get(at++).image);
            } else if (kind() == STRING && Tokens.isPlainText(tokens.get(at))) {
                names.add(Tokens.plainText(tokens.get(at++)));
            } else if (!names.isEmpty() || start != Start.RECORD) {
                return null;
            } else {
                break;
            }
        }
        return names;
    }

    private static FieldExpression path(Start start, String[] names, JsonNode otherwise) {
        if (start == Start.RECORD && names.length == 1) {
            return new MemberPath(names[0], otherwise);
        }
        return element -> {
            JsonNode node = start.of(element);
            for (int i = 0; i < names.length && node != null; i++) {
                node = node.get(names[i]);
            }
            return node == null ? otherwise : node;
        };
    }

    private @Nullable FieldExpression call() {
        Function function = vocabulary.function(tokens.get(at++).image);
        if (function == null || kind() != LPAREN) {
            return null;
        }
        List<FieldExpression> arguments = new ArrayList<>();
        do {
            at++;
            FieldExpression argument = value();
            if (argument == null || (kind() != COMMA && kind() != RPAREN)) {
                return null;
            }
            arguments.add(argument);
        } while (kind() == COMMA);
        at++;
        FieldExpression call = new Direct.Call(function, arguments.toArray(FieldExpression[]::new));
        return kind() == DOT ? into(call) : kind() == LBRACKET ? null : call;
    }

    /** A path into what a call gives. */
    private @Nullable FieldExpression into(FieldExpression call) {
        further = true;
        List<String> names = names(Start.ROOT);
        return names == null || kind() == LBRACKET || kind() == DOT
                ? null
                : new Direct.Into(call, names.toArray(String[]::new));
    }

    private int kind() {
        return at < tokens.size() ? tokens.get(at).kind : EOF;
    }

    /** Where a path begins. */
    private enum Start {
        RECORD,
        PARENT,
        GRANDPARENT,
        ROOT;

        static @Nullable Start of(String variable) {
            return switch (variable) {
                case "$parent" -> PARENT;
                case "$grandparent" -> GRANDPARENT;
                case "$root" -> ROOT;
                default -> null;
            };
        }

        JsonNode of(Element element) {
            return switch (this) {
                case RECORD -> element.value();
                case PARENT -> element.parent();
                case GRANDPARENT -> element.grandparent();
                case ROOT -> element.root();
            };
        }
    }
}
