package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.canonical.Gtin;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Global Trade Item Numbers (GS1 General Specifications). */
final class GtinFunctions {
    private GtinFunctions() {}

    static List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                        "gtin(value)",
                        1,
                        1,
                        "A GTIN of 8, 12, 13 or 14 digits with a right check digit; anything else is refused"
                                + " (`gtin-check-digit`). Spaces and hyphens inside do not matter;"
                                + " blank gives nothing.",
                        "gtin(\"4006381333931\")",
                        "\"04006381333931\"",
                        arguments -> {
                            Gtin gtin = gtin(Values.textOrDigits(arguments[0]));
                            return gtin == null ? NullNode.instance : new POJONode(gtin);
                        }),
                new TradeFunction(
                        "gtin_restricted(value)",
                        1,
                        1,
                        "Whether a GTIN has a meaning only inside one company or region (GS1 prefixes 02, 04 and 20 to"
                                + " 29), so that it is no key; with `refuse` a mapping can report such items. Refused"
                                + " as by `gtin`; blank gives nothing.",
                        "gtin_restricted(\"2000000000015\")",
                        "true",
                        arguments -> {
                            Gtin gtin = gtin(Values.textOrDigits(arguments[0]));
                            return gtin == null ? NullNode.instance : BooleanNode.valueOf(gtin.restrictedRange());
                        }));
    }

    private static @Nullable Gtin gtin(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String digits = withoutSeparators(text);
        if (!Gtin.hasGtinLength(digits)) {
            throw new FieldRefused("gtin-check-digit", FieldRefused.quote(text) + " " + fault(digits));
        }
        return Gtin.of(digits)
                .orElseThrow(() -> new FieldRefused(
                        "gtin-check-digit", "The check digit of " + FieldRefused.quote(text) + " is wrong."));
    }

    /** A spreadsheet drops zeros in front, and writes long numbers with as many digits as its column shows. */
    private static String fault(String digits) {
        if (digits.matches("[0-9][.,]?[0-9]*E[+]?[0-9]{1,2}")) {
            return "was rounded by a spreadsheet, and its digits are lost; the column must be text there.";
        }
        if (digits.matches("0+")) {
            return "stands for no number.";
        }
        return "has not 8, 12, 13 or 14 digits"
                + (digits.matches("[0-9]{11}") ? "; a zero in front may be lost." : ".");
    }

    private static String withoutSeparators(String text) {
        if (Values.isDigits(text)) {
            return text;
        }
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c != '-' && !Values.isSpace((char) c)).forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
