package io.milehub.canonical;

import java.util.Optional;

/** Whether an amount includes value added tax, and of which country. */
public sealed interface Tax {
    /** @param country ISO 3166-1 alpha-2 code of the country whose tax is included */
    record Included(String country) implements Tax {
        public Included {
            if (!isCountryCode(country)) {
                throw new IllegalArgumentException("Not an ISO 3166-1 alpha-2 code: " + country);
            }
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** Net of every tax. */
    record Excluded() implements Tax {
        @Override
        public String toString() {
            return text();
        }
    }

    /** As mappings and tables write it: {@code INC(IT)} or {@code EXC}. */
    default String text() {
        return switch (this) {
            case Included included -> "INC(" + included.country() + ")";
            case Excluded excluded -> "EXC";
        };
    }

    /** The tax that is written so, or nothing. */
    static Optional<Tax> of(String text) {
        if (text.equals("EXC")) {
            return Optional.of(new Excluded());
        }
        boolean included = text.length() == 7 && text.startsWith("INC(") && text.endsWith(")");
        if (included && isCountryCode(text.substring(4, 6))) {
            return Optional.of(new Included(text.substring(4, 6)));
        }
        return Optional.empty();
    }

    private static boolean isCountryCode(String text) {
        return text.length() == 2 && isUpper(text.charAt(0)) && isUpper(text.charAt(1));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
