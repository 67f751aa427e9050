package io.milehub.connectors.routes;

import io.milehub.connectors.schedule.Every;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a route file must look like: one route, from a door of the hub through known steps into the intake, or out. */
final class RouteRules {
    private static final Set<String> STEPS = Set.of("to", "toD", "poll", "setHeader", "removeHeader", "setBody");
    private static final Duration EVERY_MIN = Duration.ofSeconds(1);
    private static final Duration EVERY_MAX = Duration.ofDays(7);

    private final String source;
    private final String feed;
    private final Findings findings;
    private final EndpointRules endpoints;

    RouteRules(String source, String feed, Findings findings) {
        this.source = source;
        this.feed = feed;
        this.findings = findings;
        this.endpoints = new EndpointRules(findings);
    }

    void check(Node root) {
        if (!(root instanceof SequenceNode routes) || routes.getValue().size() != 1) {
            findings.error(root, "The file does not hold exactly one route.", "Begin with one '- from:'.");
            return;
        }
        Node route = routes.getValue().getFirst();
        Fields fields = Fields.of(route, "The route", findings).onlyKnow(Set.of("from"), "a route file");
        Node from = fields.need("from", "the route");
        if (from != null) {
            from(from);
        }
    }

    private void from(Node from) {
        Optional<Door> door = endpoints.check("from", from, Set.of("steps"));
        door.filter(Door.WEBHOOK::equals).ifPresent(_ -> findings.isPushed());
        door.filter(Door::isLeaving).ifPresent(_ -> findings.isLeaving());
        if (!(from instanceof MappingNode)) {
            findings.error(
                    from, "'steps' is missing in 'from'.", "Write 'uri', 'parameters' and 'steps' below 'from'.");
            return;
        }
        Findings silent = new Findings(Path.of(""));
        Fields fields = Fields.of(from, "'from'", silent);
        Node parameters = fields.get("parameters");
        if (door.isPresent() && parameters != null) {
            names(Fields.of(parameters, "'parameters'", silent));
        }
        Node steps = fields.get("steps");
        if (steps instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            if (findings.leaving()) {
                leaving(sequence.getValue());
            } else {
                steps(sequence.getValue(), door.orElse(Door.PULL) == Door.PULL);
            }
        } else {
            findings.error(
                    steps == null ? from : steps,
                    "The route has no steps.",
                    findings.leaving() ? "End it with a 'to' of the partner." : "End it with '- to: hub:intake'.");
        }
    }

    /** What leaves ends at the partner, once: two addresses would be two parcels. */
    private void leaving(List<Node> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Node step = steps.get(i);
            boolean partner = step(step)
                    .filter(door -> door == Door.HTTP || door == Door.LETTERBOX)
                    .isPresent();
            boolean addressed = step instanceof MappingNode
                    && Fields.of(step, "A step", new Findings(Path.of(""))).values().keySet().stream()
                            .anyMatch(Set.of("to", "toD", "poll", "setBody")::contains);
            boolean last = i == steps.size() - 1;
            if (last ? !partner : addressed) {
                findings.error(
                        step,
                        last
                                ? "What leaves does not end at the partner."
                                : "What leaves is changed or sent on its way.",
                        "Send it as the last step only: '- to' with an http or sftp address.");
            }
        }
    }

    private void names(Fields options) {
        same(options, "source", source, "folder");
        same(options, "feed", feed, "file");
        test(options);
        next(options);
        Node every = options.get("every");
        if (every instanceof ScalarNode scalar) {
            Optional<Duration> parsed = Every.parse(scalar.getValue());
            if (parsed.isEmpty()
                    || parsed.get().compareTo(EVERY_MIN) < 0
                    || parsed.get().compareTo(EVERY_MAX) > 0) {
                findings.error(
                        every,
                        "'" + scalar.getValue() + "' is no interval between 1s and 7d.",
                        "Write a number and s, m, h or d, such as 15m.");
            }
        }
    }

    /** A misspelt word would be taken for no, and partners would do what was meant to be tried. */
    private void test(Fields options) {
        Node test = options.get("test");
        if (test instanceof ScalarNode scalar && !Set.of("true", "false").contains(scalar.getValue())) {
            findings.error(test, "'test' is neither true nor false.", "Write true or false.");
        }
    }

    private void next(Fields options) {
        if (!(options.get("next") instanceof ScalarNode next)) {
            return;
        }
        if (!next.getValue().equals("link")) {
            findings.error(
                    next,
                    "'next' is '" + next.getValue() + "'.",
                    "Write 'next: link' where the answer's header Link names the next page, or 'page: { next: … }' in"
                            + " the mapping where its body does.");
        } else if (options.has("cursor")) {
            findings.error(
                    next,
                    "'next: link' and 'cursor' both say how a further page is asked for.",
                    "Leave 'cursor' out: a link carries the whole query.");
        }
    }

    private void same(Fields options, String name, String expected, String where) {
        if (options.get(name) instanceof ScalarNode scalar && !scalar.getValue().equals(expected)) {
            findings.error(
                    scalar,
                    "'" + name + "' is '" + scalar.getValue() + "', but the " + where + " is named '" + expected + "'.",
                    "Name both alike.");
        }
    }

    private void steps(List<Node> steps, boolean pull) {
        boolean fetched = false;
        for (int i = 0; i < steps.size(); i++) {
            Node step = steps.get(i);
            Optional<Door> door = step(step);
            boolean last = i == steps.size() - 1;
            if (door.filter(Door.LETTERBOX::equals).isPresent()) {
                findings.error(step, "A route that brings something in leaves a file.", "Fetch it with 'poll'.");
            }
            boolean intake = door.filter(Door.INTAKE::equals).isPresent();
            if (last != intake && (last || door.isPresent())) {
                if (last) {
                    findings.error(
                            step, "The route does not end in the intake.", "Add '- to: hub:intake' as last step.");
                } else if (intake) {
                    findings.error(step, "The intake is not the last step.", "Move '- to: hub:intake' to the end.");
                }
            }
            fetched |= door.filter(Door.HTTP::equals).isPresent()
                    || door.filter(Door.SFTP::equals).isPresent();
        }
        if (pull && !fetched && !findings.hasErrors()) {
            findings.error(
                    steps.getFirst(), "The route fetches nothing.", "Add a 'to' with an http address or a 'poll'.");
        }
    }

    private Optional<Door> step(Node step) {
        Fields fields = Fields.of(step, "A step", findings).onlyKnow(STEPS, "a route");
        if (fields.values().size() != 1) {
            findings.error(step, "A step holds not exactly one kind.", "Write each step as its own '- ' entry.");
            return Optional.empty();
        }
        var entry = fields.values().entrySet().iterator().next();
        Node value = entry.getValue();
        switch (entry.getKey()) {
            case "to", "toD", "poll" -> {
                return endpoints.check(entry.getKey(), value, Set.of());
            }
            case "setHeader" -> setHeader(value);
            case "setBody" -> expression(Fields.of(value, "'setBody'", findings), value, Set.of());
            case "removeHeader" -> {
                Fields header = Fields.of(value, "'removeHeader'", findings).onlyKnow(Set.of("name"), "'removeHeader'");
                header.need("name", "'removeHeader'");
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void setHeader(Node value) {
        Fields fields = Fields.of(value, "'setHeader'", findings);
        Node name = fields.need("name", "'setHeader'");
        if (name instanceof ScalarNode scalar) {
            Placeholders.header(name, scalar.getValue(), findings);
        }
        expression(fields, value, Set.of("name"));
    }

    private void expression(Fields fields, Node at, Set<String> others) {
        Set<String> known = new java.util.HashSet<>(Set.of("constant", "simple"));
        known.addAll(others);
        fields.onlyKnow(known, "this step");
        if (fields.has("constant") == fields.has("simple")) {
            findings.error(at, "The step needs one of 'constant' and 'simple'.", "Write constant: \"…\".");
        }
        String constant = fields.text("constant");
        Node constantNode = fields.get("constant");
        if (constant != null && constantNode != null) {
            Placeholders.settings(constantNode, constant, findings);
        }
        String simple = fields.text("simple");
        Node simpleNode = fields.get("simple");
        if (simple != null && simpleNode != null) {
            Placeholders.functions(simpleNode, simple, findings);
            if (simple.contains("{{")) {
                findings.error(simpleNode, "A setting stands inside an expression.", "Use constant: for settings.");
            }
        }
    }
}
