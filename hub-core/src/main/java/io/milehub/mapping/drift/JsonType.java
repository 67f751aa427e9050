package io.milehub.mapping.drift;

import com.fasterxml.jackson.databind.JsonNode;

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
        return switch (value.getNodeType()) {
            case STRING -> value.textValue().isBlank() ? BLANK : TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case OBJECT -> OBJECT;
            case ARRAY -> LIST;
            default -> NULL;
        };
    }
}
