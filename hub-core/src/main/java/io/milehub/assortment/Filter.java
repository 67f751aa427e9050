package io.milehub.assortment;

import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to; without either it is everything.
 *
 * @param brand a brand's slug
 * @param category a category, with all below it: {@code women} finds {@code women/coats}
 */
public record Filter(@Nullable String brand, @Nullable String category) {
    public static final Filter NONE = new Filter(null, null);
}
