package io.milehub.assortment;

import io.milehub.tenancy.PlanKept;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What members see: lists, products, brands. All of it passes through {@code assortment.sellable}. */
@Service
public class Assortment {
    /** Products a page, at most. */
    public static final int PAGE_MAX = 100;

    private final ProductQueries queries;

    Assortment(JdbcClient jdbc) {
        this.queries = new ProductQueries(jdbc);
    }

    /**
     * Sellable products in the order of their ids, which never changes: a page starts behind the last product of the
     * one before, so nothing is shown twice or left out however the catalogue moves meanwhile.
     *
     * @param after the {@link Page#next} of the page before, null for the first
     * @throws IllegalArgumentException if the limit is not between 1 and {@link #PAGE_MAX}
     */
    @PlanKept
    public Page page(Filter filter, @Nullable Long after, int limit, Shop shop) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_MAX + " products, not " + limit);
        }
        List<ProductSummary> found = queries.list(filter, after == null ? 0 : after, limit + 1, shop);
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).id());
    }

    /**
     * A product, or the one that it was merged into; nothing if this viewer may buy none of its variants, so that what
     * is hidden cannot be told from what does not exist.
     */
    @PlanKept
    public Optional<ProductDetail> product(long id, Shop shop) {
        return queries.product(id, shop);
    }

    /** Of these variants those that are sold under another id by now, with that id. */
    @PlanKept
    public Map<Long, Long> became(Collection<Long> variants) {
        return queries.became(variants);
    }

    /** Brands with a sellable product, by slug. */
    @PlanKept
    public List<BrandSummary> brands(Shop shop) {
        return queries.brands(shop);
    }
}
