package io.milehub.mapping.language;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what an expression gives whatever the record, so that it can be judged before the first one. */
final class Constants implements JsltParserConstants {
    /** Tables are looked up in for what records hold; a key that is written out may be one to come. */
    private static final Set<String> NEVER = Set.of("lookup");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final List<Constant> found = new ArrayList<>();

    private Constants(List<Token> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    static List<Constant> of(List<Token> tokens, Vocabulary vocabulary) {
        Constants constants = new Constants(tokens, vocabulary);
        constants.between(0, tokens.size(), true);
        return List.copyOf(constants.found);
    }

    /** {@code if (…) a else b} gives one of its branches; anything else that reads nothing gives itself. */
    private void between(int from, int to, boolean always) {
        if (from < to && tokens.get(from).kind == IF) {
            int then = Calls.end(tokens, from + 2) + 1;
            int otherwise = otherwise(then, to);
            between(then, otherwise, false);
            between(otherwise + 1, to, false);
        } else if (from < to) {
            constant(tokens.subList(from, to), always);
        }
    }

    /** Where the {@code else} of the branch that begins at an index stands, or the end. */
    private int otherwise(int from, int to) {
        int depth = 0;
        int inner = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            depth += Calls.step(token);
            if (depth == 0 && token.kind == IF) {
                inner++;
            } else if (depth == 0 && token.kind == ELSE && inner-- == 0) {
                return i;
            }
        }
        return to;
    }

    private void constant(List<Token> part, boolean always) {
        for (Token token : part) {
            boolean reads = token.kind == DOT || token.kind == VARIABLE || NEVER.contains(token.image);
            if (reads) {
                return;
            }
        }
        FieldExpression value = new DirectCompiler(part, vocabulary).compile();
        if (value != null) {
            Token first = part.getFirst();
            found.add(new Constant(first.beginLine, first.beginColumn, value, always));
        }
    }
}
