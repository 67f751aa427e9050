package io.milehub.why;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which values are asked about. Of sku, variant and product one is given.
 *
 * @param sku a supplier's own number; several suppliers may use one
 * @param variantId all offers of a variant
 * @param productId all offers of a product
 * @param source only offers of this source's supplier
 * @param supplier only this supplier's offers, by its name
 * @param field only values of this name or of a part of it: {@code title} is every {@code product.title.<language>}
 */
public record Question(
        @Nullable String sku,
        @Nullable Long variantId,
        @Nullable Long productId,
        @Nullable String source,
        @Nullable String supplier,
        @Nullable String field) {
    public static Question ofSku(String sku) {
        return new Question(sku, null, null, null, null, null);
    }

    public Question of(@Nullable String onlyField) {
        return new Question(sku, variantId, productId, source, supplier, onlyField);
    }

    /** Whether a value of that name is wanted. */
    public boolean asksFor(String name) {
        return field == null || dotted(name).contains(dotted(field));
    }

    /** Whole parts of a name match, in whatever case: locations are written as the supplier does. */
    private static String dotted(String name) {
        return "." + name.toLowerCase(Locale.ROOT) + ".";
    }
}
