package io.milehub.mapping.file;

import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import io.milehub.mapping.language.FieldExpression;
import io.milehub.mapping.language.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

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
            plans.add(plan(entry, index, required.contains(entry.name())));
        }
        demand(fields, filled);
        return plans;
    }

    private FieldPlan plan(Section.Entry entry, int index, boolean required) {
        FieldDefinition definition = kind.fields().get(Math.max(index, 0));
        String language = definition.byLanguage() && index >= 0
                ? entry.name().substring(definition.name().length() + 1)
                : null;
        boolean always = definition.required() && language == null;
        FieldExpression expression =
                entry.name().equals("as_of") ? expressions.readMoment(entry.value()) : expressions.read(entry.value());
        return new FieldPlan(
                entry.name(),
                index,
                language,
                definition,
                required || always,
                expression,
                entry.value() instanceof ScalarNode written ? written.getValue() : "",
                entry.key().getStartMark().getLine() + 1);
    }

    private void unknown(ScalarNode key) {
        Set<String> known = new HashSet<>();
        kind.fields().forEach(field -> known.add(field.byLanguage() ? field.name() + ".en" : field.name()));
        problems.at(
                key,
                "An " + kind.kind().slug() + " record has no field `" + key.getValue() + "`.",
                Suggestion.among(known, key.getValue()));
    }

    /** A kind's own requirements are told when the mapping is read, not when the first record arrives. */
    private void demand(Section fields, Set<Integer> filled) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < kind.fields().size(); i++) {
            FieldDefinition field = kind.fields().get(i);
            indexes.put(field.name(), i);
            if (field.required() && !filled.contains(i) && mapping.value("fields") != null) {
                missing(fields.node(), field.byLanguage() ? field.name() + ".en" : field.name());
            }
        }
        Integer rrp = indexes.get("price.rrp");
        if (rrp != null && filled.contains(rrp) && !filled.contains(indexes.get("price.tax"))) {
            missing(fields.node(), "price.tax");
        }
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
