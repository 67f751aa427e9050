package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/** Functions over lists and absent values. */
final class ListFunctions {
    private ListFunctions() {}

    static List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                        "list(value)",
                        1,
                        1,
                        "A list as it is, nothing as the empty list, anything else as a list of one.",
                        "list(\"a\")",
                        "[\"a\"]",
                        arguments -> list(arguments[0])),
                new TradeFunction(
                        "first(list)",
                        1,
                        1,
                        "The first element that is neither null nor blank.",
                        "first([null, \" \", \"Wool\"])",
                        "\"Wool\"",
                        arguments -> first(list(arguments[0]))),
                new TradeFunction(
                        "coalesce(value, …)",
                        1,
                        20,
                        "The first value that is neither null nor blank (`fallback` passes over null only).",
                        "coalesce(\"\", null, \"Coat\")",
                        "\"Coat\"",
                        arguments -> first(JsonNodeFactory.instance.arrayNode().addAll(List.of(arguments)))),
                new TradeFunction(
                        "count(list)",
                        1,
                        1,
                        "How many elements a list has; nothing has 0, a single value 1.",
                        "count([1, 2, 3])",
                        "3",
                        arguments -> IntNode.valueOf(list(arguments[0]).size())));
    }

    private static JsonNode list(JsonNode value) {
        if (value.isArray()) {
            return value;
        }
        return value.isNull()
                ? JsonNodeFactory.instance.arrayNode()
                : JsonNodeFactory.instance.arrayNode().add(value);
    }

    private static JsonNode first(JsonNode values) {
        for (JsonNode value : values) {
            if (!Values.isBlank(value)) {
                return value;
            }
        }
        return NullNode.instance;
    }
}
