package io.milehub.mapping.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.shape.Shape.Either;
import io.milehub.mapping.shape.Shape.Expression;
import io.milehub.mapping.shape.Shape.Keys;
import io.milehub.mapping.shape.Shape.Named;
import io.milehub.mapping.shape.Shape.Text;
import io.milehub.mapping.shape.Shape.Texts;
import io.milehub.mapping.shape.Shape.Whole;
import io.milehub.mapping.shape.Shape.Words;
import org.jspecify.annotations.Nullable;

/** JSON Schema of one shape. */
final class ShapeSchema {
    private ShapeSchema() {}

    static ObjectNode of(Shape shape) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (shape) {
            case Text text -> {
                schema.putArray("type").add("string").add("number");
                whole(schema, "pattern", text.pattern());
            }
            case Expression _ ->
                schema.putArray("type")
                        .add("string")
                        .add("number")
                        .add("boolean")
                        .add("null");
            case Words words -> words(schema.putArray("enum"), words);
            case Whole number -> {
                ArrayNode either = schema.putArray("anyOf");
                either.addObject().put("type", "integer").put("minimum", 0).put("maximum", number.most());
                either.addObject().put("const", number.orWord());
            }
            case Texts _ -> schema.put("type", "array").set("items", of(new Text(null)));
            case Either either -> {
                ArrayNode shapes = schema.putArray("anyOf");
                either.shapes().forEach(one -> shapes.add(of(one)));
            }
            case Named named -> {
                schema.put("type", "object").set("additionalProperties", of(named.value()));
                if (named.pattern() != null) {
                    whole(schema.putObject("propertyNames"), "pattern", named.pattern());
                }
            }
            case Keys keys -> keys(schema, keys);
        }
        return schema;
    }

    private static void keys(ObjectNode schema, Keys keys) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode beside = JsonNodeFactory.instance.objectNode();
        for (Shape.Key key : keys.keys()) {
            properties.set(key.name(), of(key.shape()).put("description", key.says()));
            if (key.required()) {
                required.add(key.name());
            }
            if (key.beside() != null) {
                beside.putArray(key.name()).add(key.beside());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (!beside.isEmpty()) {
            schema.set("dependentRequired", beside);
        }
        schema.put("additionalProperties", false);
    }

    /** What YAML takes for true or false is such, and may be written as text as well. */
    private static void words(ArrayNode to, Words words) {
        for (String word : words.words()) {
            to.add(word);
            if (word.equals("true") || word.equals("false")) {
                to.add(Boolean.parseBoolean(word));
            }
        }
    }

    private static void whole(ObjectNode to, String keyword, @Nullable String pattern) {
        if (pattern != null) {
            to.put(keyword, "^(" + pattern + ")$");
        }
    }
}
