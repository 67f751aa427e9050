package io.milehub.connectors.routes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one YAML mapping, each known and written once; mistakes are reported as they are met. */
final class Fields {
    private final Node node;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private Fields(Node node, Findings findings) {
        this.node = node;
        this.findings = findings;
    }

    /** Reads a mapping; anything but a mapping is reported and reads as empty. */
    static Fields of(Node node, String what, Findings findings) {
        Fields fields = new Fields(node, findings);
        if (!(node instanceof MappingNode mapping)) {
            findings.error(node, what + " is no mapping.", "Write it as 'key: value' lines.");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.values.put(key, tuple.getValueNode()) != null) {
                findings.error(tuple.getKeyNode(), "'" + key + "' stands here twice.", "Keep one of them.");
            }
            fields.keys.put(key, tuple.getKeyNode());
        }
        return fields;
    }

    Fields onlyKnow(Set<String> known, String what) {
        keys.forEach((key, at) -> {
            if (!known.contains(key)) {
                findings.error(at, "'" + key + "' is not known in " + what + ".", "Use " + listed(known) + ".");
            }
        });
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The node of a key; its absence is reported. */
    @Nullable
    Node need(String key, String what) {
        Node value = values.get(key);
        if (value == null) {
            findings.error(node, "'" + key + "' is missing in " + what + ".", "Add '" + key + ": …'.");
        }
        return value;
    }

    @Nullable
    Node get(String key) {
        return values.get(key);
    }

    /** The text of a key, or null where it is absent or, which is reported, no text. */
    @Nullable
    String text(String key) {
        Node value = values.get(key);
        return value == null ? null : text(value, "'" + key + "'", findings);
    }

    Map<String, Node> values() {
        return values;
    }

    Map<String, Node> keys() {
        return keys;
    }

    static @Nullable String text(Node value, String what, Findings findings) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        findings.error(value, what + " is no text.", "Write it as one value.");
        return null;
    }

    static String listed(Set<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().sorted().toList());
    }
}
