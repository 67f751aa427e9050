package io.milehub.assortment;

import io.milehub.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product with the variants that this viewer may buy.
 *
 * @param id where the product stands now; another than was asked for when that was merged into this one
 * @param title by ISO 639-1 language, as is the description
 * @param variants at least one
 */
public record ProductDetail(
        long id,
        String brand,
        String brandSlug,
        Map<String, String> title,
        Map<String, String> description,
        @Nullable String category,
        @Nullable String season,
        @Nullable String composition,
        @Nullable String origin,
        List<String> images,
        List<Variant> variants) {
    /**
     * One colour and size.
     *
     * @param available pieces that may be held now, over all its offers
     */
    public record Variant(
            long id,
            @Nullable String gtin,
            @Nullable String colour,
            @Nullable String sizeScale,
            @Nullable String sizeLabel,
            Money price,
            int available) {}
}
