package io.milehub.mapping.file;

import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.file.MappingPlan.Reads;
import io.milehub.mapping.kind.ConstantCheck;
import io.milehub.mapping.language.Compilation;
import io.milehub.mapping.language.Constant;
import io.milehub.mapping.language.ExpressionCompiler;
import io.milehub.mapping.language.FieldExpression;
import io.milehub.mapping.language.Finding;
import io.milehub.mapping.reads.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Compiles the expressions of one mapping and remembers which names they read. */
final class ExpressionReader {
    private final ExpressionCompiler compiler;
    private final List<String> lines;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();
    private final Set<String> recordNames = new HashSet<>();
    private final Set<String> parentNames = new HashSet<>();
    private final Set<String> variables = new HashSet<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean whole;

    ExpressionReader(ExpressionCompiler compiler, List<String> lines, Problems problems) {
        this.compiler = compiler;
        this.lines = lines;
        this.problems = problems;
    }

    /** The compiled expression; one that cannot be is noted, and stands in as an expression that is never run. */
    FieldExpression read(String name, Node node) {
        return read(name, node, Set.of()).expression();
    }

    /** A field's expression; a moment that comes from the root is none of the record's own, see {@link #reads}. */
    Read readField(String name, Node node) {
        return read(name, node, name.equals("as_of") ? Set.of("root") : Set.of());
    }

    /**
     * An expression that was read.
     *
     * @param source its first path, where one is known
     * @param constants what it gives whatever the record
     */
    record Read(FieldExpression expression, @Nullable FieldExpression source, List<Constant> constants) {}

    private Read read(String name, Node node, Set<String> uncounted) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.at(
                    node,
                    "An expression is one text, and YAML reads this one as a list or a map.",
                    "Put single quotes around an expression that begins with [ or {.");
            return new Read(ExpressionReader::never, null, List.of());
        }
        Compilation compiled = compiler.compile(scalar.getValue());
        compiled.findings().forEach(finding -> problems.in(scalar, finding, lines));
        names.addAll(compiled.names());
        recordNames.addAll(compiled.recordNames());
        parentNames.addAll(compiled.parentNames());
        compiled.variables().stream()
                .filter(variable -> !uncounted.contains(variable))
                .forEach(variables::add);
        whole |= compiled.whole();
        uses.add(new Use(name, scalar.getStartMark().getLine() + 1, compiled.reads()));
        FieldExpression expression = compiled.expression();
        return new Read(
                expression == null ? ExpressionReader::never : expression, compiled.source(), compiled.constants());
    }

    /** A rule of `skip` or `refuse`; one that gives anything but true, false or null would refuse its records. */
    FieldExpression readRule(String name, Node node) {
        Read read = read(name, node, Set.of());
        read.constants().forEach(constant -> note(node, ConstantCheck.ofRule(constant)));
        return read.expression();
    }

    /** Notes what is wrong with a part of an expression, if anything is. */
    void note(Node expression, @Nullable Finding finding) {
        if (finding != null && expression instanceof ScalarNode scalar) {
            problems.in(scalar, finding, lines);
        }
    }

    @Nullable
    FieldExpression readIfPresent(String name, @Nullable Node node) {
        return node == null ? null : read(name, node);
    }

    /** Every expression with what it reads, in the order of reading. */
    List<Use> uses() {
        return uses;
    }

    Set<String> names() {
        return names;
    }

    Set<String> recordNames() {
        return recordNames;
    }

    Set<String> parentNames() {
        return parentNames;
    }

    /** Whether any expression reads a record as a whole. */
    boolean readsWhole() {
        return whole;
    }

    /** What of a record and around it has a say in what becomes of it. */
    Reads reads(String format) {
        return new Reads(
                variables.contains("parent"),
                variables.contains("grandparent"),
                variables.contains("root"),
                !format.equals("csv") || whole || names.contains(CsvDecoder.ROW));
    }

    @SuppressWarnings("DoNotCallSuggester") // It is called if a plan with problems is run, which is a mistake of ours.
    private static com.fasterxml.jackson.databind.JsonNode never(Element element) {
        throw new IllegalStateException("A mapping with problems was run");
    }
}
