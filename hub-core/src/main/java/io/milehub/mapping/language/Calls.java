package io.milehub.mapping.language;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where calls and loops begin and end among the tokens of an expression. */
final class Calls implements JsltParserConstants {
    private Calls() {}

    /** The arguments of the call whose name stands at an index: each is its token, or null if it is more than one. */
    static List<@Nullable Token> arguments(List<Token> tokens, int name) {
        List<@Nullable Token> arguments = new ArrayList<>();
        int from = name + 2;
        int depth = 0;
        for (int i = from; i < tokens.size() && depth >= 0; i++) {
            depth += step(tokens.get(i));
            boolean ends = depth < 0 || (depth == 0 && tokens.get(i).kind == COMMA);
            if (ends) {
                arguments.add(i == from + 1 ? tokens.get(from) : null);
                from = i + 1;
            }
        }
        return arguments;
    }

    /** By token, whether it stands in the body of a {@code for}, where a path begins at an element of the list. */
    static boolean[] inLoops(List<Token> tokens) {
        boolean[] inLoops = new boolean[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind == FOR) {
                int body = end(tokens, i + 2) + 1;
                for (int at = body; at < end(tokens, body); at++) {
                    inLoops[at] = true;
                }
            }
        }
        return inLoops;
    }

    /** The index of the bracket that closes what stands at an index, or the number of tokens. */
    static int end(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += step(tokens.get(i));
            if (depth < 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** How much deeper in brackets a token leads. */
    static int step(Token token) {
        return switch (token.kind) {
            case LPAREN, LBRACKET, LCURLY -> 1;
            case RPAREN, RBRACKET, RCURLY -> -1;
            default -> 0;
        };
    }
}
