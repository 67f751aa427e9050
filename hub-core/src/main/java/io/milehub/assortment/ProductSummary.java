package io.milehub.assortment;

import io.milehub.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product in a list.
 *
 * @param title by ISO 639-1 language
 * @param image the address of its first image
 * @param priceFrom the price of its cheapest variant, and {@code priceTo} of its dearest, as this market shows them
 * @param inStock whether a piece of any variant may be held now
 * @param variants how many of its variants this viewer may buy
 */
public record ProductSummary(
        long id,
        String brand,
        String brandSlug,
        Map<String, String> title,
        @Nullable String category,
        @Nullable String image,
        Money priceFrom,
        Money priceTo,
        boolean inStock,
        int variants) {}
