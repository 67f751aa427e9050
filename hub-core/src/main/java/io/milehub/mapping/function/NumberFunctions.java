package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Exact decimal arithmetic, in place of the operators that would compute in binary floating point. */
final class NumberFunctions {
    /** More digits than any amount has; an expression that reaches it is wrong, and must not grow without bound. */
    private static final int DIGITS_MAX = 60;

    private static final List<TradeFunction> ALL = List.of(
            new TradeFunction(
                    "decimal(value)",
                    1,
                    1,
                    "The exact number that a text with a decimal point writes.",
                    "decimal(\"19.99\")",
                    "19.99",
                    arguments -> number(Values.decimal(arguments[0]))),
            new TradeFunction(
                    "plus(a, b)",
                    2,
                    2,
                    "The exact sum.",
                    "plus(\"0.1\", \"0.2\")",
                    "0.3",
                    arguments -> exact(arguments, BigDecimal::add)),
            new TradeFunction(
                    "minus(a, b)",
                    2,
                    2,
                    "The exact difference.",
                    "minus(10, \"0.01\")",
                    "9.99",
                    arguments -> exact(arguments, BigDecimal::subtract)),
            new TradeFunction(
                    "times(a, b)",
                    2,
                    2,
                    "The exact product.",
                    "times(\"19.99\", 100)",
                    "1999.00",
                    arguments -> exact(arguments, BigDecimal::multiply)),
            new TradeFunction(
                    "less(a, b)",
                    2,
                    2,
                    "Whether one number is smaller than another, exactly (`<` rounds beyond 15 digits).",
                    "less(9007199254740992, 9007199254740993)",
                    "true",
                    arguments -> less(arguments[0], arguments[1])));

    private NumberFunctions() {}

    static List<TradeFunction> all() {
        return ALL;
    }

    private static JsonNode exact(JsonNode[] arguments, BinaryOperator<BigDecimal> operation) {
        BigDecimal a = Values.decimal(arguments[0]);
        BigDecimal b = Values.decimal(arguments[1]);
        return a == null || b == null ? NullNode.instance : number(operation.apply(bounded(a), bounded(b)));
    }

    private static JsonNode less(JsonNode left, JsonNode right) {
        BigDecimal a = Values.decimal(left);
        BigDecimal b = Values.decimal(right);
        return a == null || b == null
                ? NullNode.instance
                : BooleanNode.valueOf(bounded(a).compareTo(bounded(b)) < 0);
    }

    private static JsonNode number(@Nullable BigDecimal value) {
        return value == null ? NullNode.instance : DecimalNode.valueOf(bounded(value));
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.precision() > DIGITS_MAX || Math.abs((long) value.scale()) > DIGITS_MAX) {
            throw new FieldRefused("field-type", "A number has more than " + DIGITS_MAX + " digits.");
        }
        return value;
    }
}
