package io.milehub.mapping.function.trade;

import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.Values;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount as written, apart from what stands around it.
 *
 * @param digits from the first digit to the last, with what groups them, without a sign
 * @param currencies the codes that the names before and behind it agree on; absent where none stands there
 */
record WrittenAmount(
        String text,
        String digits,
        boolean negative,
        @Nullable Set<String> currencies) {
    private static final String SIGNS = "-+−";
    private static final String DASHES = "-–—−";

    static WrittenAmount of(String written) {
        String text = withoutFormatting(written);
        if (!text.isEmpty() && isDigit(text.charAt(0)) && isDigit(text.charAt(text.length() - 1))) {
            return new WrittenAmount(written, text, false, null);
        }
        int first = 0;
        while (first < text.length() && !isDigit(text.charAt(first))) {
            first++;
        }
        int last = text.length() - 1;
        while (last >= first && !isDigit(text.charAt(last))) {
            last--;
        }
        if (first > last) {
            throw new FieldRefused("price-unparseable", FieldRefused.quote(written) + " is no amount.");
        }
        // A dot behind a letter ends an abbreviation, "Fr.5"; elsewhere it leads the decimals.
        boolean leads = first > 0
                && isMark(text.charAt(first - 1))
                && (first == 1 || !Character.isLetter(text.charAt(first - 2)));
        int start = leads ? first - 1 : first;
        String before = Values.trim(text.substring(0, start));
        String behind = Values.trim(withoutDash(text.substring(last + 1)));
        boolean leadingSign = !before.isEmpty() && SIGNS.indexOf(before.charAt(0)) >= 0;
        boolean innerSign = !leadingSign && !before.isEmpty() && SIGNS.indexOf(before.charAt(before.length() - 1)) >= 0;
        char sign = leadingSign ? before.charAt(0) : innerSign ? before.charAt(before.length() - 1) : '+';
        if (leadingSign) {
            before = Values.trim(before.substring(1));
        } else if (innerSign) {
            before = Values.trim(before.substring(0, before.length() - 1));
        }
        return new WrittenAmount(
                written, text.substring(start, last + 1), sign != '+', currencies(written, before, behind));
    }

    /** The one currency that the text names by itself, or null. */
    @Nullable
    String onlyCode() {
        return currencies != null && currencies.size() == 1
                ? currencies.iterator().next()
                : null;
    }

    void mustAgree(Currency currency) {
        if (currencies != null && !currencies.contains(currency.getCurrencyCode())) {
            throw new FieldRefused(
                    "price-unparseable",
                    FieldRefused.quote(text) + " is in another currency where " + currency.getCurrencyCode()
                            + " was expected.");
        }
    }

    private static @Nullable Set<String> currencies(String text, String before, String behind) {
        if (before.isEmpty() && behind.isEmpty()) {
            return null;
        }
        Set<String> codes = new HashSet<>(CurrencyNames.codes(before.isEmpty() ? behind : before));
        if (!before.isEmpty() && !behind.isEmpty()) {
            codes.retainAll(CurrencyNames.codes(behind));
        }
        if (codes.isEmpty()) {
            throw new FieldRefused("price-unparseable", FieldRefused.quote(text) + " is no amount.");
        }
        return codes;
    }

    /** A dash in place of decimals, as in {@code 19,–}, says that there are none. */
    private static String withoutDash(String behind) {
        int at = 1;
        while (at < behind.length() && DASHES.indexOf(behind.charAt(at)) >= 0) {
            at++;
        }
        boolean dashed = !behind.isEmpty() && isMark(behind.charAt(0)) && at > 1 && at <= 3;
        return dashed ? behind.substring(at) : behind;
    }

    /** Marks of writing direction, which stand around amounts in some languages, say nothing. */
    private static String withoutFormatting(String text) {
        int formatting = 0;
        for (int i = 0; i < text.length(); i++) {
            formatting += isFormatting(text.charAt(i)) ? 1 : 0;
        }
        if (formatting == 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isFormatting(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isFormatting(char c) {
        return c == '\u200e' || c == '\u200f' || c == '\u061c';
    }

    private static boolean isMark(char c) {
        return c == '.' || c == ',';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
