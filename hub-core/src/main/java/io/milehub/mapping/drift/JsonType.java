package io.milehub.mapping.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What stands at a place. */
public enum JsonType {
    TEXT,
    /** A text of nothing but white space. */
    BLANK,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    LIST;

    static JsonType of(JsonNode value) {
        if (value instanceof TextNode text) {
            return text.textValue().isBlank() ? BLANK : TEXT;
        }
        return switch (value.getNodeType()) {
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case OBJECT -> OBJECT;
            case ARRAY -> LIST;
            default -> NULL;
        };
    }
}
