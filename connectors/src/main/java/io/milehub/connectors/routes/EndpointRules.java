package io.milehub.connectors.routes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** What an endpoint in a route file must look like. */
final class EndpointRules {
    /** The host of a dynamic address is fixed: a setting or a literal, and only what follows may be computed. */
    private static final Pattern FIXED_HOST =
            Pattern.compile("(\\{\\{source\\.[a-z0-9-]*url}}|https?://[A-Za-z0-9.:-]+)[/?].*", Pattern.DOTALL);

    private static final Pattern ONLY_A_SETTING = Pattern.compile("\\{\\{source\\.[a-z][a-z0-9-]*}}");

    private final Findings findings;

    EndpointRules(Findings findings) {
        this.findings = findings;
    }

    /** Checks an endpoint with its options, and says which it is; empty where that cannot be told. */
    Optional<Door> check(String step, Node node, Set<String> otherKeys) {
        if (!(node instanceof MappingNode)) {
            String uri = Fields.text(node, "'" + step + "'", findings);
            return uri == null ? Optional.empty() : check(step, node, uri, null);
        }
        Fields fields = Fields.of(node, "'" + step + "'", findings);
        Set<String> known = new java.util.HashSet<>(otherKeys);
        known.addAll(Set.of("uri", "parameters"));
        fields.onlyKnow(known, "'" + step + "'");
        Node uriNode = fields.need("uri", "'" + step + "'");
        String uri = uriNode == null ? null : Fields.text(uriNode, "'uri'", findings);
        if (uriNode == null || uri == null) {
            return Optional.empty();
        }
        Node parameters = fields.get("parameters");
        return check(step, uriNode, uri, parameters);
    }

    private Optional<Door> check(String step, Node at, String uri, @Nullable Node parameters) {
        if (uri.contains("?")) {
            findings.error(at, "The address carries options after '?'.", "Write each option under 'parameters'.");
            return Optional.empty();
        }
        Optional<Door> door = Door.of(uri, step);
        if (door.isEmpty() || !door.get().standsIn(step)) {
            findings.error(
                    at,
                    "'" + uri + "' cannot be used in '" + step + "'.",
                    "Use hub:pull, hub:webhook, hub:supplier-orders or hub:acknowledgements in 'from'; hub:intake,"
                            + " http(s)://… or {{source.…url}} in 'to'; sftp:… in 'poll', or in 'to' for what"
                            + " leaves.");
            return Optional.empty();
        }
        Placeholders.settings(at, uri, findings);
        dynamic(step, at, uri);
        options(door.get(), at, parameters);
        return door;
    }

    private void dynamic(String step, Node at, String uri) {
        if (!uri.contains("${")) {
            return;
        }
        if (!step.equals("toD")) {
            findings.error(at, "'" + step + "' has a fixed address, but '${' stands in it.", "Use 'toD'.");
        } else if (!FIXED_HOST.matcher(uri).matches()) {
            findings.error(
                    at,
                    "The host of this address could be computed.",
                    "Begin with {{source.base-url}}/ and compute only what follows.");
        }
        Placeholders.functions(at, uri, findings);
    }

    private void options(Door door, Node at, @Nullable Node parameters) {
        Set<String> given = Set.of();
        if (parameters != null) {
            Fields fields = Fields.of(parameters, "'parameters'", findings);
            fields.onlyKnow(door.options(), "the options of this endpoint");
            fields.values().forEach(this::option);
            given = fields.values().keySet();
        }
        for (String required : door.required()) {
            if (!given.contains(required)) {
                findings.error(
                        at, "The option '" + required + "' is missing.", "Add '" + required + "' under 'parameters'.");
            }
        }
    }

    private void option(String name, Node value) {
        String text = Fields.text(value, "'" + name + "'", findings);
        if (text == null) {
            return;
        }
        Placeholders.settings(value, text, findings);
        boolean raw = text.startsWith("RAW(") && text.endsWith(")");
        if (!raw && (text.contains("&") || text.contains("%") || text.contains("+"))) {
            findings.error(
                    value,
                    "'" + name + "' holds a character that addresses use themselves.",
                    "Write RAW(…) around it.");
        }
        if (text.contains("${")) {
            findings.error(value, "'" + name + "' is computed.", "Write a fixed value or {{source.<name>}}.");
        }
        if (Door.isSecret(name) && !ONLY_A_SETTING.matcher(text).matches()) {
            findings.error(
                    value,
                    "A secret stands in the route file ('" + name + "').",
                    "Write {{source." + name.replaceAll(".*[pP]ass", "pass")
                            + "}} and put the value into the settings.");
        }
    }
}
