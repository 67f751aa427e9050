package io.milehub.mapping.function.trade;

import io.milehub.mapping.function.FieldRefused;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;

/**
 * Decides which of dot and comma is the decimal mark of an amount:
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
    /** Currencies whose amounts are grouped by lakh and crore, 12,34,567.89 (CLDR, locales en-IN, en-PK and bn-BD). */
    private static final Set<String> LAKH = Set.of("INR", "PKR", "BDT", "NPR", "LKR");

    private final String text;
    private final int minorDigits;

    private MoneyText(String text, int minorDigits) {
        this.text = text;
        this.minorDigits = minorDigits;
    }

    /**
     * @param text unsigned
     * @param mark the decimal mark, or 0 where the mapping names none
     */
    static BigDecimal amount(String text, Currency currency, char mark) {
        char decides = mark == 0 ? new MoneyText(text, currency.getDefaultFractionDigits()).mark() : mark;
        BigDecimal amount = GroupedDigits.read(text, decides, LAKH.contains(currency.getCurrencyCode()));
        if (amount == null) {
            throw new FieldRefused("price-unparseable", FieldRefused.quote(text) + " is no amount.");
        }
        return amount;
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
        return separator >= 1 && separator <= 3 && text.charAt(0) != '0';
    }
}
