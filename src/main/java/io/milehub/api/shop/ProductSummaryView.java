package io.milehub.api.shop;

import io.milehub.assortment.ProductSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product in a list. */
@Schema(name = "ProductSummary")
record ProductSummaryView(
        String id,
        String brand,
        String brandSlug,
        Map<String, String> title,
        @Nullable String category,
        @Nullable String image,
        MoneyView priceFrom,
        MoneyView priceTo,
        boolean inStock,
        int variants) {
    static ProductSummaryView of(ProductSummary product) {
        return new ProductSummaryView(
                String.valueOf(product.id()),
                product.brand(),
                product.brandSlug(),
                product.title(),
                product.category(),
                product.image(),
                MoneyView.of(product.priceFrom()),
                MoneyView.of(product.priceTo()),
                product.inStock(),
                product.variants());
    }
}
