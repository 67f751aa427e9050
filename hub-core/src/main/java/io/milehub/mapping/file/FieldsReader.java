package io.milehub.mapping.file;

import io.milehub.mapping.file.MappingPlan.Action;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.OnValue;
import io.milehub.mapping.kind.ConstantCheck;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.Suggestion;
import io.milehub.mapping.shape.MappingShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads {@code fields} and {@code require}. */
final class FieldsReader {
    private final Section mapping;
    private final KindDefinition kind;
    private final ExpressionReader expressions;
    private final Problems problems;

    FieldsReader(Section mapping, KindDefinition kind, ExpressionReader expressions, Problems problems) {
        this.mapping = mapping;
        this.kind = kind;
        this.expressions = expressions;
        this.problems = problems;
    }

    List<FieldPlan> read() {
        Section fields = mapping.section("fields");
        if (mapping.value("fields") == null) {
            problems.at(mapping.node(), "`fields` is missing.", "Write one line a canonical field, `sku: .sku`.");
        }
        Set<String> required = required(fields);
        List<FieldPlan> plans = new ArrayList<>();
        Set<Integer> filled = new HashSet<>();
        for (Section.Entry entry : fields.entries()) {
            int index = kind.indexOf(entry.name());
            if (index < 0) {
                unknown(entry.key());
            } else {
                filled.add(index);
            }
            plans.add(plan(fields, entry, index, required.contains(entry.name())));
        }
        demand(fields, filled);
        return plans;
    }

    private FieldPlan plan(Section fields, Section.Entry entry, int index, boolean required) {
        FieldDefinition definition = kind.fields().get(Math.max(index, 0));
        String language = definition.byLanguage() && index >= 0
                ? entry.name().substring(definition.name().length() + 1)
                : null;
        boolean always = definition.required() && language == null;
        Section options = entry.value() instanceof MappingNode ? fields.section(entry.name()) : null;
        Node value = options == null ? entry.value() : valueOf(options, entry);
        ExpressionReader.Read read = expressions.readField(entry.name(), value);
        if (index >= 0) {
            read.constants()
                    .forEach(constant ->
                            expressions.note(value, ConstantCheck.ofField(constant, definition, required || always)));
        }
        return new FieldPlan(
                entry.name(),
                index,
                language,
                definition,
                required || always,
                read.expression(),
                options == null ? OnValue.USUAL : on(options, read),
                value instanceof ScalarNode written ? written.getValue() : "",
                entry.key().getStartMark().getLine() + 1);
    }

    private Node valueOf(Section options, Section.Entry entry) {
        options.allow(MappingShape.OPTIONS);
        Node value = options.value("value");
        if (value == null) {
            problems.at(
                    entry.key(),
                    "The field has options and no expression.",
                    "Write `{ value: gtin(.ean), onError: absent }`, or quotes around an expression that begins"
                            + " with a brace.");
            return new ScalarNode(
                    Tag.STR, "null", entry.key().getStartMark(), entry.key().getEndMark(), ScalarStyle.PLAIN);
        }
        return value;
    }

    private OnValue on(Section options, ExpressionReader.Read read) {
        Action error = action(options, "onError", "refuse");
        Action type = action(options, "onType", error.name().toLowerCase(Locale.ROOT));
        for (String key : List.of("onMissing", "onNull", "onBlank")) {
            options.entry(key)
                    .filter(_ -> read.source() == null)
                    .ifPresent(on -> problems.at(
                            on.key(),
                            "Whether its value is missing, null or blank is known of an expression of paths and calls"
                                    + " only.",
                            "Write it without `if`, `for` and operators, or use `require`."));
        }
        return new OnValue(
                read.source(),
                action(options, "onMissing", "absent"),
                action(options, "onNull", "absent"),
                action(options, "onBlank", "absent"),
                type,
                error);
    }

    private static Action action(Section options, String key, String usual) {
        List<String> known = new ArrayList<>(List.of(usual));
        known.addAll(MappingShape.OPTIONS.key(key).words());
        return Action.valueOf(
                options.oneOf(key, known.stream().distinct().toList(), false).toUpperCase(Locale.ROOT));
    }

    private void unknown(ScalarNode key) {
        Set<String> known = new HashSet<>();
        kind.fields().forEach(field -> known.add(field.byLanguage() ? field.name() + ".en" : field.name()));
        problems.at(
                key,
                "A record of the kind `" + kind.kind().slug() + "` has no field `" + key.getValue() + "`.",
                Suggestion.among(known, key.getValue()));
    }

    /** A kind's own requirements are told when the mapping is read, not when the first record arrives. */
    private void demand(Section fields, Set<Integer> filled) {
        for (int i = 0; i < kind.fields().size(); i++) {
            FieldDefinition field = kind.fields().get(i);
            if (field.required() && !filled.contains(i) && mapping.value("fields") != null) {
                missing(fields.node(), field.byLanguage() ? field.name() + ".en" : field.name());
            }
        }
        kind.beside().forEach((field, other) -> {
            if (filled.contains(kind.indexOf(field)) && !filled.contains(kind.indexOf(other))) {
                missing(fields.node(), other);
            }
        });
    }

    private void missing(Node at, String field) {
        problems.at(
                at,
                "The field `" + field + "` is missing, without which every record would be refused.",
                "Add a line for it under `fields`.");
    }

    private Set<String> required(Section fields) {
        Set<String> required = new HashSet<>();
        for (ScalarNode name : mapping.list("require")) {
            if (fields.entry(name.getValue()).isEmpty()) {
                Set<String> known = new HashSet<>();
                fields.entries().forEach(entry -> known.add(entry.name()));
                problems.at(
                        name,
                        "`require` names `" + name.getValue() + "`, which stands not under `fields`.",
                        Suggestion.among(known, name.getValue()));
            }
            required.add(name.getValue());
        }
        return required;
    }
}
