package io.milehub.mapping.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.EqualsComparison;
import io.milehub.mapping.decode.Element;
import java.util.List;

/** What {@link DirectCompiler} makes of tokens. Each is the same for one body if its parts are. */
final class Direct {
    private Direct() {}

    private static FieldExpression[] ofOneBody(FieldExpression[] parts) {
        FieldExpression[] same = parts.clone();
        for (int i = 0; i < same.length; i++) {
            same[i] = same[i].ofOneBody();
        }
        return same;
    }

    /** An expression with the paths in it, for our functions are pure. */
    record OfInputs(FieldExpression value, List<FieldExpression> inputs) implements FieldExpression {
        @Override
        public JsonNode of(Element element) {
            return value.of(element);
        }

        @Override
        public FieldExpression ofOneBody() {
            return value.ofOneBody();
        }
    }

    /** Whether two values are equal, or are not. */
    record Comparison(FieldExpression left, FieldExpression right, boolean equal) implements FieldExpression {
        @Override
        public JsonNode of(Element element) {
            return BooleanNode.valueOf(EqualsComparison.equals(left.of(element), right.of(element)) == equal);
        }

        @Override
        public FieldExpression ofOneBody() {
            return new Comparison(left.ofOneBody(), right.ofOneBody(), equal);
        }
    }

    /** A list of values. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record ListOf(FieldExpression[] members) implements FieldExpression {
        @Override
        public JsonNode of(Element element) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(members.length);
            for (FieldExpression member : members) {
                list.add(member.of(element));
            }
            return list;
        }

        @Override
        public FieldExpression ofOneBody() {
            return new ListOf(Direct.ofOneBody(members));
        }
    }

    /** What a function gives. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Call(Function function, FieldExpression[] arguments) implements FieldExpression {
        @Override
        public JsonNode of(Element element) {
            JsonNode[] values = new JsonNode[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].of(element);
            }
            JsonNode result = function.call(element.value(), values);
            return result == null ? NullNode.instance : result;
        }

        @Override
        public FieldExpression ofOneBody() {
            return new Call(function, Direct.ofOneBody(arguments));
        }
    }

    /** What stands in what a call gives, by the names that lead there. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Into(FieldExpression call, String[] names) implements FieldExpression {
        @Override
        public JsonNode of(Element element) {
            JsonNode node = call.of(element);
            for (int i = 0; i < names.length && node != null; i++) {
                node = node.get(names[i]);
            }
            return node == null ? NullNode.instance : node;
        }

        @Override
        public FieldExpression ofOneBody() {
            return new Into(call.ofOneBody(), names);
        }
    }
}
