package io.milehub.canonical;

import java.util.Optional;

/**
 * A Global Trade Item Number with a proven check digit, in the 14-digit form that GS1 prescribes for keys: shorter
 * numbers (GTIN-8, -12, -13) are padded with zeros on the left (GS1 General Specifications, sections 1.5 and 7.9).
 *
 * @param digits14 fourteen digits
 */
public record Gtin(String digits14) {
    private static final int KEY_LENGTH = 14;

    public Gtin {
        if (digits14.length() != KEY_LENGTH || !isDigits(digits14)) {
            throw new IllegalArgumentException("A GTIN key has 14 digits, this has not: " + digits14);
        }
        if (!checkDigitHolds(digits14)) {
            throw new IllegalArgumentException("The check digit of this GTIN is wrong: " + digits14);
        }
    }

    /** The GTIN that 8, 12, 13 or 14 digits write, or nothing if the length, a digit or the check digit is wrong. */
    public static Optional<Gtin> of(String digits) {
        if (!hasGtinLength(digits)) {
            return Optional.empty();
        }
        String padded = "0".repeat(KEY_LENGTH - digits.length()) + digits;
        return checkDigitHolds(padded) ? Optional.of(new Gtin(padded)) : Optional.empty();
    }

    /** Whether these are 8, 12, 13 or 14 digits that are not all zero, whatever their check digit is. */
    public static boolean hasGtinLength(String digits) {
        int length = digits.length();
        boolean known = length == 8 || length == 12 || length == 13 || length == KEY_LENGTH;
        return known && isDigits(digits) && !isZero(digits);
    }

    /**
     * Whether the number is meaningful only inside one company or region, so that it must never join the records of two
     * suppliers: GTIN-13 prefixes 02, 04 and 20 to 29, and GTIN-8 that begin with 0 or 2 (GS1 General Specifications,
     * section 1.4, "GS1 Prefixes for restricted circulation").
     */
    public boolean restrictedRange() {
        if (digits14.startsWith("000000")) {
            char first = digits14.charAt(6);
            return first == '0' || first == '2';
        }
        char first = digits14.charAt(1);
        char second = digits14.charAt(2);
        return first == '2' || (first == '0' && (second == '2' || second == '4'));
    }

    @Override
    public String toString() {
        return digits14;
    }

    /** Weights 3 and 1 alternate from the left of the padded number; the sum with the check digit ends in 0. */
    private static boolean checkDigitHolds(String digits) {
        int sum = 0;
        for (int i = 0; i < KEY_LENGTH; i++) {
            int digit = digits.charAt(i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return sum % 10 == 0;
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
