package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Shapes;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.function.Supplier;

/** Builds the trees of JSON values, one after the other. The recursion is bounded by the parser's limit on depth. */
final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final BodyMeter meter;
    private final Supplier<String> position;
    private final Shapes objects = new Shapes();

    /**
     * @param meter is told of each value
     * @param position where the parser stands
     */
    JsonTrees(BodyMeter meter, Supplier<String> position) {
        this.meter = meter;
        this.position = position;
    }

    /** Reads objects like those that are read here, whose names are held once for both. */
    PlainObjects plain() {
        return new PlainObjects(objects);
    }

    /**
     * The value at which the parser stands.
     *
     * @param faults is emptied, and given the objects in which a key stands twice, by identity
     */
    JsonNode read(JsonParser parser, IdentityHashMap<JsonNode, Refusal> faults) throws DecodeRefused, IOException {
        faults.clear();
        return read(parser, faults, 0);
    }

    private JsonNode read(JsonParser parser, IdentityHashMap<JsonNode, Refusal> faults, int depth)
            throws DecodeRefused, IOException {
        meter.values(1, position);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, faults, depth);
            case START_ARRAY -> array(parser, faults, depth);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw JsonPass.refused(parser, "unexpected " + parser.currentToken());
        };
    }

    /** Sets a field of an object, and refuses a name that stands there already. */
    static void put(JsonParser parser, ObjectNode object, String name, JsonNode value) throws DecodeRefused {
        if (object.replace(name, value) != null) {
            throw duplicate(parser, name);
        }
    }

    static DecodeRefused duplicate(JsonParser parser, String name) {
        return JsonPass.refused(parser, "the key \"" + name + "\" stands twice in one object");
    }

    private ObjectNode object(JsonParser parser, IdentityHashMap<JsonNode, Refusal> faults, int depth)
            throws DecodeRefused, IOException {
        ObjectNode object = objects.begin(depth);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.replace(name, read(parser, faults, depth + 1)) != null) {
                faults.putIfAbsent(
                        object, new Refusal("key-twice", name, "The key \"" + name + "\" stands twice in one object."));
            }
        }
        objects.end(depth, object);
        return object;
    }

    private ArrayNode array(JsonParser parser, IdentityHashMap<JsonNode, Refusal> faults, int depth)
            throws DecodeRefused, IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser, faults, depth + 1));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws DecodeRefused, IOException {
        try {
            return DecimalNode.valueOf(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw JsonPass.refused(parser, "the exponent of a number is too large (" + tooLarge.getMessage() + ")");
        }
    }
}
