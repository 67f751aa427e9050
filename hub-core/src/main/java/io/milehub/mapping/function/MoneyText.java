package io.milehub.mapping.function;

import java.math.BigDecimal;

/**
 * Reads the digits of an amount as people write them. Spaces and apostrophes group digits; so does whichever of dot and
 * comma is not the decimal mark; groups after the first have three digits. Which one is the decimal mark:
 *
 * <ol>
 *   <li>the one that the mapping names;
 *   <li>of two different ones, the last;
 *   <li>one that stands several times groups;
 *   <li>one that stands once, with another number of digits than three behind it, is the decimal mark;
 *   <li>one that stands once, with three digits behind it ({@code 1.234}), is ambiguous and refused, except that it
 *       groups in a currency without minor units.
 * </ol>
 */
final class MoneyText {
    private static final int CHARS_MAX = 40;

    private final String text;
    private final int minorDigits;

    private MoneyText(String text, int minorDigits) {
        this.text = text;
        this.minorDigits = minorDigits;
    }

    /** @param mark the decimal mark, or 0 where the mapping names none */
    static BigDecimal amount(String text, int minorDigits, char mark) {
        if (text.length() > CHARS_MAX) {
            throw new FieldRefused("price-unparseable", FieldRefused.quote(text) + " is too long for an amount.");
        }
        MoneyText amount = new MoneyText(text, minorDigits);
        return amount.read(mark == 0 ? amount.mark() : mark);
    }

    private char mark() {
        int dot = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (dot >= 0 && comma >= 0) {
            return dot > comma ? '.' : ',';
        }
        int last = Math.max(dot, comma);
        if (last < 0) {
            return '.';
        }
        char only = text.charAt(last);
        char other = only == '.' ? ',' : '.';
        boolean several = text.indexOf(only) < last;
        if (several) {
            return other;
        }
        boolean three = text.length() - last - 1 == 3;
        if (three && minorDigits == 0) {
            return other;
        }
        if (three && mayGroup(last)) {
            throw new FieldRefused(
                    "price-unparseable",
                    FieldRefused.quote(text) + " may mean thousands or decimals; give money its decimal mark.");
        }
        return only;
    }

    /** A group is led by one to three digits of which the first is not 0: 0.125 can only be a decimal. */
    private boolean mayGroup(int separator) {
        String lead = text.startsWith("-") ? text.substring(1, separator) : text.substring(0, separator);
        return !lead.isEmpty() && lead.length() <= 3 && lead.charAt(0) != '0';
    }

    private BigDecimal read(char mark) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf(mark);
        String whole = point < 0 ? text.substring(from) : text.substring(from, point);
        String decimals = point < 0 ? "" : text.substring(point + 1);
        String digits = ungrouped(whole);
        boolean plain = !digits.isEmpty() && isDigits(decimals) && (point < 0 || !decimals.isEmpty());
        if (!plain) {
            throw new FieldRefused("price-unparseable", FieldRefused.quote(text) + " is no amount.");
        }
        BigDecimal amount = new BigDecimal(digits + (decimals.isEmpty() ? "" : "." + decimals));
        return text.startsWith("-") ? amount.negate() : amount;
    }

    /** The digits without what groups them, or "" where they are none or not grouped properly. */
    private static String ungrouped(String whole) {
        StringBuilder digits = new StringBuilder(whole.length());
        char grouping = 0;
        int inGroup = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                inGroup++;
                continue;
            }
            boolean lengthFits = grouping == 0 ? inGroup >= 1 && inGroup <= 3 : inGroup == 3;
            char kind = Values.isSpace(c) ? ' ' : c;
            if (!lengthFits || " .,'’".indexOf(kind) < 0 || (grouping != 0 && grouping != kind)) {
                return "";
            }
            grouping = kind;
            inGroup = 0;
        }
        return grouping != 0 && inGroup != 3 ? "" : digits.toString();
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
