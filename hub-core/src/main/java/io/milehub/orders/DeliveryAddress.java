package io.milehub.orders;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom an order goes. Lengths are those that every supplier's message can hold: 35 characters a line and a town of
 * 30 (EDIFACT C080 and C059, X12 N401), so that no address is cut on its way.
 *
 * @param lines one to three, the street first
 * @param region the part of the country, ISO 3166-2 without the country, {@code NY}
 * @param country ISO 3166-1 alpha-2
 */
public record DeliveryAddress(
        String name,
        List<String> lines,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {
    private static final int LINE_CHARS_MAX = 35;
    private static final int LINES_MAX = 3;
    private static final int CITY_CHARS_MAX = 30;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Without the region a parcel finds no way there (X12 004010, N4, comment 2; Australia Post). */
    private static final Set<String> WITH_REGION = Set.of("AU", "CA", "US");

    /** Have no postal codes (Universal Postal Union, addressing systems). */
    private static final Set<String> WITHOUT_POSTAL_CODE = Set.of("AE", "BS", "HK", "MO", "QA");

    /**
     * Trims everything.
     *
     * @throws Refused naming the first field that is not as it should be
     */
    public DeliveryAddress {
        name = text("name", name, LINE_CHARS_MAX);
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new Refused("lines", "'lines' are 1 to " + LINES_MAX + " lines, the street first.");
        }
        lines = lines.stream().map(line -> text("lines", line, LINE_CHARS_MAX)).toList();
        city = text("city", city, CITY_CHARS_MAX);
        if (!COUNTRIES.contains(country)) {
            throw new Refused("country", "'country' is a code of ISO 3166-1 in two capital letters, such as IT.");
        }
        region = region == null || region.isBlank() ? null : region.strip();
        if (region == null ? WITH_REGION.contains(country) : !region.matches("[A-Z0-9]{1,3}")) {
            throw new Refused(
                    "region",
                    "'region' is a code of ISO 3166-2 without the country, such as NY; addresses in AU, CA and US need"
                            + " it.");
        }
        postalCode = postalCode == null || postalCode.isBlank() ? null : postalCode.strip();
        if (postalCode == null
                ? !WITHOUT_POSTAL_CODE.contains(country)
                : !postalCode.matches("[A-Za-z0-9](?:[A-Za-z0-9 -]{1,8}[A-Za-z0-9])")) {
            throw new Refused(
                    "postalCode",
                    "'postalCode' has 3 to 10 letters, digits, spaces and hyphens; only where there are"
                            + " none (AE, BS, HK, MO, QA) it may be absent.");
        }
    }

    private static String text(String field, String given, int max) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(field, "'" + field + "' has 1 to " + max + " characters and no control characters.");
        }
        return text;
    }

    /** Shows nobody's home in a log. */
    @Override
    public String toString() {
        return "an address in " + country;
    }

    /** One field of an address cannot be right. */
    public static final class Refused extends IllegalArgumentException {
        private final String field;

        Refused(String field, String what) {
            super(what);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
