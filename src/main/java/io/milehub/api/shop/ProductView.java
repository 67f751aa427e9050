package io.milehub.api.shop;

import io.milehub.assortment.ProductDetail;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product with its variants. */
@Schema(name = "Product")
record ProductView(
        String id,
        String brand,
        String brandSlug,
        Map<String, String> title,
        Map<String, String> description,
        @Nullable String category,
        @Nullable String season,
        @Nullable String composition,
        @Nullable String origin,
        List<String> images,
        List<VariantView> variants) {
    /** One colour and size, with the pieces that may be held now. */
    @Schema(name = "Variant")
    record VariantView(
            String id,
            @Nullable String gtin,
            @Nullable String colour,
            @Nullable String sizeScale,
            @Nullable String sizeLabel,
            MoneyView price,
            int available) {}

    static ProductView of(ProductDetail product) {
        return new ProductView(
                String.valueOf(product.id()),
                product.brand(),
                product.brandSlug(),
                product.title(),
                product.description(),
                product.category(),
                product.season(),
                product.composition(),
                product.origin(),
                product.images(),
                product.variants().stream().map(ProductView::of).toList());
    }

    private static VariantView of(ProductDetail.Variant variant) {
        return new VariantView(
                String.valueOf(variant.id()),
                variant.gtin(),
                variant.colour(),
                variant.sizeScale(),
                variant.sizeLabel(),
                MoneyView.of(variant.price()),
                variant.available());
    }
}
