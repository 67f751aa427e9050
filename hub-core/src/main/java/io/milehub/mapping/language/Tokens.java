package io.milehub.mapping.language;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an expression, cut by JSLT's own lexer so that what is checked is what is compiled. */
final class Tokens implements JsltParserConstants {
    private static final Pattern LEXER_POSITION = Pattern.compile("line (\\d+), column (\\d+)");

    private Tokens() {}

    static List<Token> of(String expression, List<Finding> findings) {
        SimpleCharStream characters = new SimpleCharStream(new StringReader(expression));
        characters.setTabSize(1);
        JsltParserTokenManager lexer = new JsltParserTokenManager(characters);
        List<Token> tokens = new ArrayList<>();
        try {
            for (Token token = lexer.getNextToken(); token.kind != EOF; token = lexer.getNextToken()) {
                tokens.add(token);
            }
        } catch (TokenMgrError notAToken) {
            Matcher at = LEXER_POSITION.matcher(String.valueOf(notAToken.getMessage()));
            boolean known = at.find();
            findings.add(new Finding(
                    known ? Integer.parseInt(at.group(1)) : 1,
                    known ? Math.max(1, Integer.parseInt(at.group(2))) : 1,
                    "A character stands here that no expression has, or a quote is not closed.",
                    "Write a name with other letters than a to z in quotes, .\"Größe\", and text in double quotes."));
        }
        return tokens;
    }

    /** Whether a token is a text without escapes, so that it says itself between its quotes. */
    static boolean isPlainText(Token token) {
        return token.kind == STRING && token.image.indexOf('\\') < 0;
    }

    static String plainText(Token token) {
        return token.image.substring(1, token.image.length() - 1);
    }
}
