package io.milehub.mapping.reads;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.DOT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.FOR;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IDENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.INTEGER;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.VARIABLE;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAY;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAYSLICING;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTBASEEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINABLE;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINLINK;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCOLON;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTELSEBRANCH;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTIFSTATEMENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTLET;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECTCOMPREHENSION;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTPARENTHESIS;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTPIPEOPERATOR;

import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walks through an expression and follows places of the body through it: a path names a place, a loop and some
 * functions pass places on, and whatever else takes a value reads it, with all that is below it.
 */
public final class ReadFinder {
    /** Functions that give one of their arguments as it is, or in a list. */
    private static final Set<String> PASS_ON = Set.of("list", "coalesce", "fallback");

    /** Functions that give elements of a list. */
    private static final Set<String> ELEMENTS = Set.of("first", "flatten");

    private final Set<ReadPath> paths = new LinkedHashSet<>();
    private final Set<ReadPath> loops = new LinkedHashSet<>();

    private ReadFinder() {}

    /**
     * @param expression one that JSLT compiles
     * @param here what a leading dot means
     */
    public static Reads of(String expression, Level here) {
        ReadFinder finder = new ReadFinder();
        Scope scope = new Scope(Set.of(new ReadPath(here, List.of())), new HashMap<>());
        finder.read(finder.body(ExpressionTree.children(ExpressionTree.of(expression)), scope));
        return new Reads(finder.paths, finder.loops);
    }

    /** What the dot and the variables stand for at a place of the expression. */
    private record Scope(Set<ReadPath> dot, Map<String, Set<ReadPath>> variables) {
        Scope at(Set<ReadPath> other) {
            return new Scope(other, new HashMap<>(variables));
        }

        Set<ReadPath> variable(String name) {
            Set<ReadPath> bound = variables.get(name);
            if (bound != null) {
                return bound;
            }
            return switch (name) {
                case "parent" -> Set.of(new ReadPath(Level.PARENT, List.of()));
                case "grandparent" -> Set.of(new ReadPath(Level.GRANDPARENT, List.of()));
                case "root" -> Set.of(new ReadPath(Level.ROOT, List.of()));
                default -> Set.of();
            };
        }
    }

    private Set<ReadPath> read(Set<ReadPath> places) {
        paths.addAll(places);
        return Set.of();
    }

    private static Set<ReadPath> step(Set<ReadPath> places, String step) {
        return places.stream().map(place -> place.then(step)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The place at which an expression's value stands; none where it is a value of its own. */
    private Set<ReadPath> places(SimpleNode node, Scope scope) {
        List<SimpleNode> parts = ExpressionTree.children(node);
        return switch (node.getId()) {
            case JJTEXPR -> piped(parts, scope);
            case JJTBASEEXPR -> parts.isEmpty() ? Set.of() : places(parts.getFirst(), scope);
            case JJTPARENTHESIS -> places(parts.getFirst(), scope);
            case JJTCHAINABLE -> chain(node, parts, scope);
            case JJTARRAY -> isLoop(node) ? loop(parts, scope) : union(parts, scope);
            case JJTOBJECTCOMPREHENSION -> read(loop(parts, scope));
            case JJTIFSTATEMENT -> choice(parts, scope);
            case JJTELSEBRANCH -> body(parts, scope);
            case JJTOBJECT -> read(body(parts, scope));
            default -> parts.size() == 1 ? places(parts.getFirst(), scope) : read(union(parts, scope));
        };
    }

    private static boolean isLoop(SimpleNode node) {
        return node.jjtGetFirstToken().next.kind == FOR;
    }

    private Set<ReadPath> union(List<SimpleNode> parts, Scope scope) {
        Set<ReadPath> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(places(part, scope)));
        return all;
    }

    private Set<ReadPath> piped(List<SimpleNode> parts, Scope scope) {
        Set<ReadPath> value = places(parts.getFirst(), scope);
        for (SimpleNode part : parts.subList(1, parts.size())) {
            value = part.getId() == JJTPIPEOPERATOR ? value : places(part, scope.at(value));
        }
        return value;
    }

    /** Lets, which hold from where they stand, and what comes after them. */
    private Set<ReadPath> body(List<SimpleNode> parts, Scope around) {
        Scope scope = around.at(around.dot());
        Set<ReadPath> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(letOrPlaces(part, scope)));
        return all;
    }

    private Set<ReadPath> letOrPlaces(SimpleNode part, Scope scope) {
        if (part.getId() != JJTLET) {
            return places(part, scope);
        }
        String name = part.jjtGetFirstToken().next.image;
        scope.variables().put(name, places(ExpressionTree.children(part).getFirst(), scope));
        return Set.of();
    }

    private Set<ReadPath> choice(List<SimpleNode> parts, Scope scope) {
        read(places(parts.getFirst(), scope));
        return body(parts.subList(1, parts.size()), scope);
    }

    /** Of the expressions in a loop the first gives its values; a second value, or a condition, is read. */
    private Set<ReadPath> loop(List<SimpleNode> parts, Scope scope) {
        Set<ReadPath> lists = places(parts.getFirst(), scope);
        loops.addAll(lists);
        Scope inside = scope.at(step(lists, ReadPath.EACH));
        Set<ReadPath> values = null;
        for (SimpleNode part : parts.subList(1, parts.size())) {
            Set<ReadPath> found = letOrPlaces(part, inside);
            if (part.getId() != JJTLET && values == null) {
                values = found;
            } else {
                read(found);
            }
        }
        return values == null ? Set.of() : values;
    }

    private Set<ReadPath> chain(SimpleNode node, List<SimpleNode> parts, Scope scope) {
        Token first = node.jjtGetFirstToken();
        Set<ReadPath> start = switch (first.kind) {
            case VARIABLE -> scope.variable(first.image.substring(1));
            case IDENT -> call(first.image, ExpressionTree.children(parts.getFirst()), scope);
            case DOT -> named(scope.dot(), first.next);
            default -> Set.of();
        };
        boolean goesOn = !parts.isEmpty() && parts.getLast().getId() == JJTCHAINLINK;
        return goesOn ? link(parts.getLast(), start, scope) : start;
    }

    /** {@code .name}; a dot alone, or before a bracket, is the value itself. */
    private static Set<ReadPath> named(Set<ReadPath> dot, Token next) {
        boolean name = next.kind == IDENT || next.kind == STRING;
        return name ? step(dot, text(next)) : dot;
    }

    private Set<ReadPath> link(SimpleNode link, Set<ReadPath> of, Scope scope) {
        List<SimpleNode> parts = ExpressionTree.children(link);
        SimpleNode first = parts.getFirst();
        Set<ReadPath> reached;
        if (first.getId() == JJTARRAYSLICING) {
            List<SimpleNode> bounds = ExpressionTree.children(first);
            boolean slice = bounds.stream().anyMatch(bound -> bound.getId() == JJTCOLON);
            bounds.stream().filter(bound -> bound.getId() != JJTCOLON).forEach(bound -> read(places(bound, scope)));
            reached = slice ? of : step(of, ReadPath.EACH);
        } else {
            reached = step(of, text(first.jjtGetFirstToken().next));
        }
        return parts.size() > 1 ? link(parts.get(1), reached, scope) : reached;
    }

    private Set<ReadPath> call(String function, List<SimpleNode> arguments, Scope scope) {
        if (PASS_ON.contains(function)) {
            return union(arguments, scope);
        }
        if (ELEMENTS.contains(function)) {
            return step(union(arguments, scope), ReadPath.EACH);
        }
        return function.equals("seg") ? segment(arguments, scope) : read(union(arguments, scope));
    }

    /** Gives a segment, having compared the element in which its qualifier stands. */
    private Set<ReadPath> segment(List<SimpleNode> arguments, Scope scope) {
        Set<ReadPath> segments = step(places(arguments.getFirst(), scope), ReadPath.EACH);
        if (arguments.size() > 1) {
            read(union(arguments.subList(1, arguments.size()), scope));
            Token third = arguments.size() > 2 ? arguments.get(2).jjtGetFirstToken() : null;
            boolean written = third == null || third.kind == INTEGER;
            read(written ? step(segments, "_" + (third == null ? "1" : third.image)) : segments);
        }
        return segments;
    }

    private static String text(Token name) {
        String image = name.image;
        return name.kind != STRING
                ? image
                : image.substring(1, image.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
