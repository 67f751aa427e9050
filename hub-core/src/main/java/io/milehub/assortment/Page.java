package io.milehub.assortment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what to pass as {@code after} for the page that follows; null on the last page
 */
public record Page(List<ProductSummary> items, @Nullable Long next) {
    public Page {
        items = List.copyOf(items);
    }
}
