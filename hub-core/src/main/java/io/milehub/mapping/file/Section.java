package io.milehub.mapping.file;

import io.milehub.mapping.language.Suggestion;
import io.milehub.mapping.shape.Shape.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys and values of one YAML mapping, each with its place; keys that stand twice are problems. */
final class Section {
    /** A key with its value. */
    record Entry(ScalarNode key, Node value) {
        String name() {
            return key.getValue();
        }
    }

    private final Node node;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Problems problems;

    private Section(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    static Section of(@Nullable Node node, Node owner, Problems problems) {
        Section section = new Section(node == null ? owner : node, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::add);
        } else if (node != null) {
            problems.at(node, "Keys with values are expected here.", "Write `key: value` lines.");
        }
        return section;
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.at(tuple.getKeyNode(), "A key is a plain text.", "Put quotes around it.");
        } else if (entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
            problems.at(key, "The key `" + key.getValue() + "` stands twice.", "Remove one of them.");
        }
    }

    Node node() {
        return node;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Nullable
    Node value(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    Section section(String key) {
        return of(value(key), node, problems);
    }

    private void allow(Set<String> known) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.name())) {
                problems.at(
                        entry.key(),
                        "There is no key `" + entry.name() + "` here.",
                        Suggestion.among(known, entry.name()));
            }
        }
    }

    /** The text of a value; absent where it is absent or, which is a problem, no text. */
    Optional<ScalarNode> scalar(String key) {
        Node value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        problems.at(
                value,
                "`" + key + "` is a list or a map where one text is expected.",
                "Put single quotes around a value that begins with [ or {.");
        return Optional.empty();
    }

    /** One of the words of a key; see {@link #oneOf(String, List, boolean)}. */
    String oneOf(Keys keys, String key) {
        return oneOf(key, keys.key(key).words(), keys.key(key).required());
    }

    /** Every key must be one of these. */
    void allow(Keys keys) {
        allow(keys.names());
    }

    /** The text of a value that must be one of several; the problem is noted and the first is taken otherwise. */
    String oneOf(String key, List<String> known, boolean required) {
        Optional<ScalarNode> written = scalar(key);
        if (written.isEmpty()) {
            if (required && value(key) == null) {
                problems.at(
                        node,
                        "`" + key + "` is missing.",
                        "Write `" + key + ": " + String.join("` or `", known) + "`.");
            }
            return known.getFirst();
        }
        String value = written.get().getValue();
        if (!known.contains(value)) {
            problems.at(written.get(), "`" + key + "` cannot be \"" + value + "\".", Suggestion.among(known, value));
            return known.getFirst();
        }
        return value;
    }

    /** The texts of a list. */
    List<ScalarNode> list(String key) {
        Node value = value(key);
        if (value == null) {
            return List.of();
        }
        boolean texts =
                value instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance);
        if (!texts) {
            problems.at(value, "`" + key + "` is a list of names.", "Write `" + key + ": [one, another]`.");
            return List.of();
        }
        return ((SequenceNode) value)
                .getValue().stream().map(ScalarNode.class::cast).toList();
    }
}
