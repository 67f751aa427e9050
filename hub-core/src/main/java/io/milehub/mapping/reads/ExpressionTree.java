package io.milehub.mapping.reads;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** The syntax tree of an expression, by JSLT's own parser. */
final class ExpressionTree extends JsltParser {
    private ExpressionTree(String expression) {
        super(new StringReader(expression));
    }

    /** @param expression one that JSLT compiles */
    static SimpleNode of(String expression) {
        try {
            ExpressionTree tree = new ExpressionTree(expression);
            tree.Start();
            return (SimpleNode) tree.jjtree.rootNode();
        } catch (ParseException impossible) {
            throw new IllegalStateException("JSLT compiled what it cannot parse: " + expression, impossible);
        }
    }

    static List<SimpleNode> children(SimpleNode node) {
        List<SimpleNode> children = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            children.add((SimpleNode) node.jjtGetChild(i));
        }
        return children;
    }
}
