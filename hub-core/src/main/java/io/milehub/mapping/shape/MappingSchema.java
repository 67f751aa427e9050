package io.milehub.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.canonical.RecordKind;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.kind.KindDefinition;
import java.util.List;

/**
 * The JSON Schema (draft 2020-12) of mapping files, for editors: all that can be known of a file without compiling its
 * expressions and opening its lookup tables. What it refuses is refused by the reader of mapping files too.
 */
public final class MappingSchema {
    private MappingSchema() {}

    public static ObjectNode json() {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A mapping of Milehub");
        schema.setAll(ShapeSchema.of(MappingShape.FILE));
        ArrayNode rules = schema.putArray("allOf");
        for (RecordKind kind : RecordKind.values()) {
            ObjectNode then = object();
            ObjectNode properties = then.putObject("properties");
            properties.putObject("fields").put("$ref", "#/$defs/" + kind.slug());
            if (!kind.canBeToldWhole()) {
                properties.putObject("mode").put("const", "delta");
            }
            rules.add(where("record", List.of(kind.slug()), then));
        }
        MappingShape.FORMATS.keySet().stream().sorted().forEach(key -> rules.add(belongs(key)));
        ObjectNode each = object();
        each.putArray("required").add("each");
        rules.add(where("format", MappingShape.FORMATS_WITH_EACH, each));
        ObjectNode definitions = schema.putObject("$defs");
        for (RecordKind kind : RecordKind.values()) {
            definitions.set(kind.slug(), fields(KindDefinition.of(kind)));
        }
        definitions.set("field", ShapeSchema.of(fieldShape()));
        return schema;
    }

    private static Shape fieldShape() {
        Shape fields = MappingShape.FILE.key("fields").shape();
        return fields instanceof Shape.Named named ? named.value() : fields;
    }

    /** A key that is not of a format must not stand beside it; rows of CSV that are grouped are a list as well. */
    private static ObjectNode belongs(String key) {
        List<String> others = MappingShape.FILE.key("format").words().stream()
                .filter(format ->
                        !MappingShape.FORMATS.getOrDefault(key, List.of()).contains(format))
                .toList();
        ObjectNode absent = object();
        absent.putObject("properties").put(key, false);
        ObjectNode rule = where("format", others, absent);
        if (key.equals("each")) {
            ObjectNode grouped = ((ObjectNode) rule.get("if").get("properties")).putObject("csv");
            grouped.putObject("not").putArray("required").add("group");
        }
        return rule;
    }

    private static ObjectNode where(String key, List<String> words, ObjectNode then) {
        ObjectNode rule = object();
        ObjectNode is = rule.putObject("if");
        ArrayNode those = is.putObject("properties").putObject(key).putArray("enum");
        words.forEach(those::add);
        is.putArray("required").add(key);
        rule.set("then", then);
        return rule;
    }

    private static ObjectNode fields(KindDefinition kind) {
        ObjectNode fields = object();
        fields.put("type", "object");
        ObjectNode properties = fields.putObject("properties");
        ObjectNode patterns = object();
        ArrayNode required = fields.putArray("required");
        ArrayNode languages = JsonNodeFactory.instance.arrayNode();
        for (FieldDefinition field : kind.fields()) {
            String pattern = "^" + field.name().replace(".", "\\.") + "\\.[a-z]{2}$";
            ObjectNode at = field.byLanguage() ? patterns.putObject(pattern) : properties.putObject(field.name());
            at.put("$ref", "#/$defs/field").put("description", field.says());
            if (field.required() && field.byLanguage()) {
                ObjectNode none = languages.addObject().putObject("not").putObject("propertyNames");
                none.putObject("not").put("pattern", pattern);
            } else if (field.required()) {
                required.add(field.name());
            }
        }
        ObjectNode beside = object();
        kind.beside().forEach((field, other) -> beside.putArray(field).add(other));
        unlessEmpty(fields, "patternProperties", patterns);
        unlessEmpty(fields, "allOf", languages);
        unlessEmpty(fields, "dependentRequired", beside);
        return fields.put("additionalProperties", false);
    }

    private static void unlessEmpty(ObjectNode schema, String keyword, JsonNode value) {
        if (!value.isEmpty()) {
            schema.set(keyword, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
