package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.api.shop.ShopChoice.Choice;
import io.milehub.assortment.Assortment;
import io.milehub.assortment.BrandSummary;
import io.milehub.assortment.Filter;
import io.milehub.assortment.Page;
import io.milehub.assortment.Shop;
import io.milehub.tenancy.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is for sale to the member who asks. */
@RestController
@RequestMapping("/api")
@Tag(name = "Catalogue")
class ProductsController {
    private final Assortment assortment;
    private final ShopChoice shops;

    ProductsController(Assortment assortment, ShopChoice shops) {
        this.assortment = assortment;
        this.shops = shops;
    }

    /** A page of products; {@code next} is what to pass as {@code after} for the page that follows. */
    record ProductsView(
            List<ProductSummaryView> items, @Nullable String next) {
        static ProductsView of(Page page) {
            Long next = page.next();
            return new ProductsView(
                    page.items().stream().map(ProductSummaryView::of).toList(), next == null ? null : next.toString());
        }
    }

    @GetMapping("/products")
    @Operation(
            summary = "Products for sale, in pages",
            description = "brand: a brand's slug; category: with all below it")
    @Refuses("400 invalid-request")
    ProductsView list(
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "24") int limit,
            @RequestParam(required = false) @Nullable String market,
            @RequestParam(required = false) @Nullable String country) {
        if (limit < 1 || limit > Assortment.PAGE_MAX) {
            throw Problem.invalid("limit", "'limit' is 1 to " + Assortment.PAGE_MAX + ".");
        }
        Long behind = after == null ? null : Ids.inBody(after, "after");
        return ProductsView.of(assortment.page(new Filter(brand, category), behind, limit, shop(market, country)));
    }

    @GetMapping("/products/{id}")
    @Operation(
            summary = "A product with the variants that this member may buy",
            description =
                    "Under an id that it had before it comes with the id that it has now; Content-Location says it"
                            + " too.")
    @Refuses("404 unknown-product")
    ResponseEntity<ProductView> find(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String market,
            @RequestParam(required = false) @Nullable String country) {
        return assortment
                .product(Ids.inPath(id, "unknown-product", "product"), shop(market, country))
                .map(ProductView::of)
                .map(product -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_LOCATION, "/api/products/" + product.id())
                        .body(product))
                .orElseThrow(() -> Problem.unknown("unknown-product", "There is no product " + id + " for sale here."));
    }

    @GetMapping("/brands")
    @Operation(summary = "Brands of which something is for sale")
    List<BrandSummary> brands(
            @RequestParam(required = false) @Nullable String market,
            @RequestParam(required = false) @Nullable String country) {
        return assortment.brands(shop(market, country));
    }

    private Shop shop(@Nullable String market, @Nullable String country) {
        Choice choice = shops.of(market, country);
        return new Shop(choice.market(), choice.country(), Viewer.current());
    }
}
