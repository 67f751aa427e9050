package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.function.trade.MarkedNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Exact decimal arithmetic, in place of the operators that would compute in binary floating point. */
final class NumberFunctions {
    /** More digits than any amount has; an expression that reaches it is wrong, and must not grow without bound. */
    private static final int DIGITS_MAX = 60;

    private static final int DECIMALS_MAX = 20;

    private static final List<TradeFunction> ALL = List.of(
            new TradeFunction(
                            "decimal(value[, mark])",
                            1,
                            2,
                            "The exact number that a text writes, with a decimal point or with the `mark` that is"
                                    + " given, \".\" or \",\"; with one, spaces, apostrophes and the other of the two"
                                    + " may group digits.",
                            "decimal(\"1.234,50\", \",\")",
                            "1234.50",
                            arguments -> number(
                                    arguments.length == 1
                                            ? Values.decimal(arguments[0])
                                            : MarkedNumbers.decimal(arguments[0], arguments[1])))
                    .checked(LiteralCheck.reads(1, MarkedNumbers::mark)),
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
                    "divide(a, b, decimals)",
                    3,
                    3,
                    "The quotient, rounded half up to a number of decimals; refused where `b` is zero.",
                    "divide(\"122\", \"1.22\", 2)",
                    "100.00",
                    arguments -> quotient(arguments)),
            new TradeFunction(
                    "round(a, decimals)",
                    2,
                    2,
                    "The number rounded half up to a number of decimals.",
                    "round(\"2.345\", 2)",
                    "2.35",
                    arguments -> rounded(Values.decimal(arguments[0]), arguments[1])),
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

    private static JsonNode quotient(JsonNode[] arguments) {
        BigDecimal a = Values.decimal(arguments[0]);
        BigDecimal b = Values.decimal(arguments[1]);
        if (a == null || b == null) {
            return NullNode.instance;
        }
        if (b.signum() == 0) {
            throw new FieldRefused("field-type", "A number is divided by zero.");
        }
        return number(bounded(a).divide(bounded(b), decimals(arguments[2]), RoundingMode.HALF_UP));
    }

    private static JsonNode rounded(@Nullable BigDecimal value, JsonNode decimals) {
        return number(value == null ? null : bounded(value).setScale(decimals(decimals), RoundingMode.HALF_UP));
    }

    private static int decimals(JsonNode value) {
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > DECIMALS_MAX) {
            throw new FieldRefused(
                    "field-type", "Decimals are a number from 0 to " + DECIMALS_MAX + ", not " + value + ".");
        }
        return value.intValue();
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
