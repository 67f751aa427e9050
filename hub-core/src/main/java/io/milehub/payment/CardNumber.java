package io.milehub.payment;

/**
 * Recognises what must never enter: a primary account number is 8 to 19 digits (ISO/IEC 7812-1), cards in
 * use 13 to 19, and its last digit checks the others (annex B, Luhn). Spaces and dashes between digits do
 * not hide it.
 */
public final class CardNumber {
    private static final int DIGITS_MIN = 13;
    private static final int DIGITS_MAX = 19;

    private CardNumber() {}

    /** Whether a text holds a run of digits that looks like a card number. */
    public static boolean isIn(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != ' ' && c != '-') {
                if (looksLikeOne(digits)) {
                    return true;
                }
                digits.setLength(0);
            }
        }
        return looksLikeOne(digits);
    }

    private static boolean looksLikeOne(CharSequence digits) {
        return digits.length() >= DIGITS_MIN && digits.length() <= DIGITS_MAX && checks(digits);
    }

    private static boolean checks(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
