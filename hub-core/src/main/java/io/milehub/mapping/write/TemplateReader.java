package io.milehub.mapping.write;

import io.milehub.mapping.Problem;
import io.milehub.mapping.language.Compilation;
import io.milehub.mapping.language.ExpressionCompiler;
import io.milehub.mapping.language.FieldExpression;
import io.milehub.mapping.language.Finding;
import io.milehub.mapping.language.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one template, or everything that is wrong with it. */
final class TemplateReader {
    private static final int FILE_BYTES_MAX = 256 * 1024;
    private static final int DEPTH_MAX = 20;
    private static final Set<String> KEYS = Set.of("write", "message", "group", "version", "separators", "segments");
    private static final String TAG = "[A-Z][A-Z0-9]{1,2}";

    private final Path file;
    private final List<Problem> problems;
    private final int before;
    private final ExpressionCompiler compiler = new ExpressionCompiler(Vocabulary.ofRecords(Map.of()));

    TemplateReader(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.before = problems.size();
    }

    @Nullable
    EdiTemplate read() throws IOException {
        Node root = Files.size(file) > FILE_BYTES_MAX ? null : compose(Files.readString(file));
        if (!(root instanceof MappingNode top)) {
            problem(1, 1, "This is no template.", "Write `write: x12` or `write: edifact`, `message` and `segments`.");
            return null;
        }
        Map<String, Node> keys = keys(top);
        keys.forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                at(node, "`" + key + "` means nothing in a template.", "Remove it.");
            }
        });
        Layout layout = layout(top, keys);
        List<Part> parts = parts(keys.get("segments"), top);
        return problems.size() > before ? null : new EdiTemplate(layout, parts);
    }

    private @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException wrong) {
            Mark mark = wrong.getProblemMark();
            problem(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "This is no YAML: " + wrong.getProblem() + ".",
                    "Put single quotes around an expression that YAML reads as something else.");
            return null;
        }
    }

    private Layout layout(Node top, Map<String, Node> keys) {
        String standard = text(keys, "write", "");
        boolean edifact = standard.equals("edifact");
        require(edifact || standard.equals("x12"), keys.getOrDefault("write", top), "`write` is edifact or x12.");
        List<String> message = List.of(text(keys, "message", "").split(":", -1));
        require(
                edifact ? message.size() >= 4 : message.getFirst().matches("[0-9]{3}"),
                keys.getOrDefault("message", top),
                "`message` is ORDERS:D:96A:UN in EDIFACT, and three digits in X12.");
        String group = text(keys, "group", "");
        String version = text(keys, "version", "");
        require(
                edifact || (group.matches("[A-Z]{2}") && version.matches("[0-9]{6}")),
                keys.getOrDefault("version", top),
                "X12 needs `group`, two letters, and `version`, six digits in quotes: '004010'.");
        String separators = text(keys, "separators", edifact ? ":+'" : ">*~");
        boolean apart = separators.length() == 3
                && separators.chars().distinct().count() == 3
                && separators.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '?' || c > 126);
        require(
                apart,
                keys.getOrDefault("separators", top),
                "`separators` are three different characters: of components, of elements, and the terminator.");
        return new Layout(edifact, message, group, version, apart ? separators : ">*~");
    }

    private List<Part> parts(@Nullable Node node, Node owner) {
        List<Part> parts = new ArrayList<>();
        if (!(node instanceof SequenceNode list)) {
            at(
                    node == null ? owner : node,
                    "`segments` is a list.",
                    "Write a line a segment, `- BEG: ['\"00\"'," + " .number]`.");
            return parts;
        }
        for (Node one : list.getValue()) {
            if (!(one instanceof MappingNode line)) {
                at(one, "A segment is its tag with its elements.", "Write `- BEG: ['\"00\"', .number]`.");
                continue;
            }
            Map<String, Node> keys = keys(line);
            Node each = keys.get("each");
            if (each != null) {
                parts.add(new Part.Loop(expression(each), parts(keys.get("segments"), line)));
            } else {
                line(line, keys, parts);
            }
        }
        return parts;
    }

    private void line(Node node, Map<String, Node> keys, List<Part> parts) {
        Node when = keys.remove("when");
        String tag = keys.size() == 1 ? keys.keySet().iterator().next() : "";
        if (!tag.matches(TAG) || !(keys.get(tag) instanceof SequenceNode elements)) {
            at(node, "A segment is one tag with the list of its elements.", "Write `- BEG: ['\"00\"', .number]`.");
            return;
        }
        List<List<FieldExpression>> read = new ArrayList<>();
        for (Node element : elements.getValue()) {
            List<Node> components = element instanceof SequenceNode composite ? composite.getValue() : List.of(element);
            read.add(components.stream().map(this::expression).toList());
        }
        parts.add(new Part.Line(tag, read, when == null ? null : expression(when)));
    }

    private FieldExpression expression(Node node) {
        if (node instanceof ScalarNode written) {
            Compilation compiled = compiler.compile(written.getValue());
            int quote = written.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
            for (Finding finding : compiled.findings()) {
                Mark start = written.getStartMark();
                int column = start.getColumn() + quote + finding.column();
                problem(start.getLine() + 1, column, finding.what(), finding.remedy());
            }
            FieldExpression expression = compiled.expression();
            if (expression != null) {
                return expression;
            }
        } else {
            at(node, "An expression is one text.", "Put single quotes around one that begins with [ or {.");
        }
        return element -> {
            throw new IllegalStateException("A template with problems was used");
        };
    }

    private Map<String, Node> keys(MappingNode mapping) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                at(tuple.getKeyNode(), "A key is a plain text.", "Put quotes around it.");
            } else if (keys.put(key.getValue(), tuple.getValueNode()) != null) {
                at(key, "The key `" + key.getValue() + "` stands twice.", "Remove one of them.");
            }
        }
        return keys;
    }

    private static String text(Map<String, Node> keys, String key, String otherwise) {
        return keys.get(key) instanceof ScalarNode scalar ? scalar.getValue() : otherwise;
    }

    private void require(boolean right, Node at, String rule) {
        if (!right) {
            at(at, rule, "Compare with the examples in docs/edi.md.");
        }
    }

    private void at(Node node, String what, String remedy) {
        problem(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, what, remedy);
    }

    private void problem(int line, int column, String what, String remedy) {
        problems.add(new Problem(file, line, column, what, remedy));
    }
}
