package io.milehub.mapping.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.Values;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the value of an expression as a number that a field holds. */
final class NumberReaders {
    private static final int NUMBER_CHARS_MAX = 40;
    private static final int RATE_DIGITS_MAX = 15;

    private NumberReaders() {}

    static @Nullable Integer quantity(JsonNode value, FieldDefinition field) {
        BigDecimal number = number(value);
        if (number == null) {
            return null;
        }
        if (number.signum() < 0) {
            throw new FieldRefused("stock-negative", "Stock is never below zero: " + number + ".");
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException notAnInt) {
            throw FieldReaders.wrongType(value, "a whole number up to " + Integer.MAX_VALUE + ".");
        }
    }

    static @Nullable Integer pieces(JsonNode value, FieldDefinition field) {
        BigDecimal number = number(value);
        try {
            if (number == null || number.signum() > 0) {
                return number == null ? null : (Integer) number.intValueExact();
            }
        } catch (ArithmeticException notAnInt) {
            throw FieldReaders.wrongType(value, "a whole number up to " + Integer.MAX_VALUE + ".");
        }
        throw FieldReaders.wrongType(value, "a whole number above zero; what is without limit leaves the field out.");
    }

    static @Nullable Long version(JsonNode value, FieldDefinition field) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        BigDecimal number = number(value);
        try {
            return number == null ? null : (Long) number.longValueExact();
        } catch (ArithmeticException notALong) {
            throw FieldReaders.wrongType(value, "a whole number of 64 bits.");
        }
    }

    /** Exact: no digit is rounded away. */
    static @Nullable BigDecimal rate(JsonNode value, FieldDefinition field) {
        BigDecimal number = number(value);
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0) {
            throw new FieldRefused("rate-not-positive", "A rate is above zero, not " + number + ".");
        }
        BigDecimal rate = number.stripTrailingZeros();
        if (rate.scale() > RATE_DIGITS_MAX || rate.precision() - rate.scale() > RATE_DIGITS_MAX) {
            throw FieldReaders.wrongType(
                    value, "a number of at most " + RATE_DIGITS_MAX + " digits before and behind the point.");
        }
        return rate;
    }

    /** A number, or the digits of one as text. */
    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = value.isTextual() ? Values.trim(value.textValue()) : "?";
        if (text.isEmpty()) {
            return null;
        }
        boolean plain = text.length() <= NUMBER_CHARS_MAX && Values.isPlainNumber(text);
        try {
            if (plain) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException notANumber) {
            throw FieldReaders.wrongType(value, "a number.");
        }
        throw FieldReaders.wrongType(value, "a number.");
    }
}
