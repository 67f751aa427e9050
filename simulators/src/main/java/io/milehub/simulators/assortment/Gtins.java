package io.milehub.simulators.assortment;

import java.util.List;

/** GTIN-13 numbers, right and wrong; check digit by GS1 General Specifications, section 7.9. */
final class Gtins {

    /** Prefixes that GS1 leaves to companies and variable measure: no key across companies. */
    private static final List<String> RESTRICTED =
            List.of("02", "04", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29");

    private static final int SERIALS = 100_000;

    private Gtins() {}

    /** A number of the company's own: seven digits of prefix, five of serial, the check digit. */
    static String of(String companyPrefix, int serial) {
        if (serial >= SERIALS) {
            throw new IllegalStateException("A company prefix has room for " + SERIALS + " items; lower --scale, item "
                    + serial + " has none.");
        }
        return withCheckDigit("%s%05d".formatted(companyPrefix, serial));
    }

    /** A number from a restricted range with a right check digit. */
    static String restricted(Dice dice, int serial) {
        return withCheckDigit("%s%05d%05d".formatted(dice.pick(RESTRICTED), dice.below(100_000), serial));
    }

    /** The same number with another last digit. */
    static String wrongCheckDigit(String gtin, Dice dice) {
        int last = gtin.charAt(12) - '0';
        return gtin.substring(0, 12) + (last + dice.between(1, 9)) % 10;
    }

    /** Eleven digits: no GTIN has this length, whereas twelve might pass as a UPC. */
    static String wrongLength(String gtin) {
        return gtin.substring(0, 11);
    }

    private static String withCheckDigit(String twelve) {
        int sum = 0;
        for (int at = 0; at < 12; at++) {
            sum += (twelve.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
