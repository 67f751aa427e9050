package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.Shapes;
import java.util.List;

/** A member of each record; most paths are one. */
record MemberPath(String name, JsonNode otherwise) implements FieldExpression {
    @Override
    public JsonNode of(Element element) {
        JsonNode node = element.value().get(name);
        return node == null ? otherwise : node;
    }

    @Override
    public List<FieldExpression> inputs() {
        return List.of(this);
    }

    @Override
    public boolean isPath() {
        return true;
    }

    @Override
    public FieldExpression ofOneBody() {
        Shapes.Finder finder = new Shapes.Finder(name);
        return element -> {
            JsonNode node = finder.in(element.value());
            return node == null ? otherwise : node;
        };
    }
}
