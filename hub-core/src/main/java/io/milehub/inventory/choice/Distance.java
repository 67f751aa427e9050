package io.milehub.inventory.choice;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a parcel goes, in borders; the nearest first. */
enum Distance {
    SAME_COUNTRY,
    SAME_CUSTOMS_AREA,
    ABROAD,
    UNKNOWN;

    /**
     * Countries between which no customs declaration is due: the customs territory of the Union (Regulation (EU)
     * 952/2013, article 4), that of Switzerland and Liechtenstein (treaty of 29 March 1923), and the United Kingdom
     * with the Crown dependencies.
     */
    private static final List<Set<String>> CUSTOMS_AREAS = List.of(
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
                    "LT", "LU", "LV", "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
            Set.of("CH", "LI"),
            Set.of("GB", "GG", "IM", "JE"));

    /** Between two countries by ISO 3166-1 alpha-2. */
    static Distance between(@Nullable String from, String to) {
        if (from == null) {
            return UNKNOWN;
        }
        if (from.equals(to)) {
            return SAME_COUNTRY;
        }
        return CUSTOMS_AREAS.stream().anyMatch(area -> area.contains(from) && area.contains(to))
                ? SAME_CUSTOMS_AREA
                : ABROAD;
    }
}
