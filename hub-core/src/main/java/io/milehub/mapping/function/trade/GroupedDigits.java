package io.milehub.mapping.function.trade;

import io.milehub.mapping.function.Values;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Digits with what groups them: spaces, apostrophes, and whichever of dot and comma is not the decimal mark. */
final class GroupedDigits {
    private static final int CHARS_MAX = 40;

    private GroupedDigits() {}

    /**
     * The number that unsigned digits write, or null where they write none or are not grouped by threes.
     *
     * @param lakh whether groups of two may stand before the last of three, as in India
     */
    static @Nullable BigDecimal read(String text, char mark, boolean lakh) {
        int point = text.indexOf(mark);
        String whole = point < 0 ? text : text.substring(0, point);
        String decimals = point < 0 ? "" : text.substring(point + 1);
        if (text.length() > CHARS_MAX || !Values.isDigits(decimals) || (point >= 0 && decimals.isEmpty())) {
            return null;
        }
        String digits = whole.isEmpty() && point == 0 ? "0" : Values.isDigits(whole) ? whole : ungrouped(whole, lakh);
        return digits.isEmpty() ? null : new BigDecimal(digits + (decimals.isEmpty() ? "" : "." + decimals));
    }

    private static String ungrouped(String whole, boolean lakh) {
        StringBuilder digits = new StringBuilder(whole.length());
        char grouping = 0;
        int groupLength = 0;
        boolean twos = false;
        boolean threes = false;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                groupLength++;
                continue;
            }
            char kind = kind(c);
            boolean first = grouping == 0;
            twos |= !first && groupLength == 2;
            threes |= !first && groupLength == 3;
            boolean fits =
                    first ? groupLength >= 1 && groupLength <= 3 : groupLength == 3 || (lakh && groupLength == 2);
            if (!fits || kind == 0 || (!first && grouping != kind)) {
                return "";
            }
            grouping = kind;
            groupLength = 0;
        }
        boolean mixed = twos && threes;
        return mixed || (grouping != 0 && groupLength != 3) ? "" : digits.toString();
    }

    /** One character for all that group in the same way, 0 for what groups nothing. */
    private static char kind(char c) {
        if (Values.isSpace(c)) {
            return ' ';
        }
        return switch (c) {
            case '\'', '’', 'ʼ', '‘', '´', '`' -> '\'';
            case '.', ',' -> c;
            default -> 0;
        };
    }
}
