package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;

/** A compiled expression. Safe for many threads. */
@FunctionalInterface
public interface FieldExpression {
    /**
     * The value for one element; absent is a JSON null.
     *
     * @throws io.milehub.mapping.function.FieldRefused if the element has no good value
     */
    JsonNode of(Element element);
}
