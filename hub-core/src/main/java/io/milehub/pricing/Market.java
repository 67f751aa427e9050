package io.milehub.pricing;

import java.util.Currency;
import java.util.List;

/**
 * Where we sell, and how prices are written there.
 *
 * @param market the slug that requests name
 * @param countries ISO 3166-1 alpha-2; the first is the one whose tax rate prices are shown with
 */
public record Market(String market, List<String> countries, Currency currency, TaxDisplay taxDisplay) {
    public Market {
        countries = List.copyOf(countries);
        if (countries.isEmpty()) {
            throw new IllegalArgumentException("market " + market + " needs at least one country");
        }
    }

    /** Whether prices are shown with tax. */
    public enum TaxDisplay {
        /** With the tax of the market's first country. */
        INC,
        /** Without tax. */
        EXC
    }
}
