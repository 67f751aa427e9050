package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.Values;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them, whose decimal mark is known. */
public final class MarkedNumbers {
    private MarkedNumbers() {}

    /** The exact number; null where there is none. */
    public static @Nullable BigDecimal decimal(JsonNode value, JsonNode markValue) {
        String mark = Values.text(markValue);
        if (value.isNumber() || mark == null) {
            return Values.decimal(value);
        }
        String text = Values.text(value);
        if (text == null) {
            return null;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+") || text.startsWith("−");
        String digits = Values.trim(signed ? text.substring(1) : text);
        BigDecimal number = GroupedDigits.read(digits, mark(mark), false);
        if (number == null) {
            throw new FieldRefused("field-type", "A number was expected, not " + FieldRefused.quote(text) + ".");
        }
        return signed && !text.startsWith("+") ? number.negate() : number;
    }

    /** The decimal mark that a text is; anything else is refused. */
    public static char mark(String mark) {
        if (!mark.equals(".") && !mark.equals(",")) {
            throw new FieldRefused(
                    "field-type", "The decimal mark is \".\" or \",\", not " + FieldRefused.quote(mark) + ".");
        }
        return mark.charAt(0);
    }
}
