package io.milehub.why.finding;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer, and what its catalogue record says.
 *
 * @param source that told the record; null for an offer that no catalogue has told of
 * @param rank of the source, the lowest is trusted most
 * @param told where; null likewise
 * @param fields canonical field to text, without what the record lacks
 */
public record Offer(
        long offerId,
        String supplier,
        String sku,
        @Nullable String source,
        int rank,
        @Nullable Long variantId,
        @Nullable Long productId,
        @Nullable Instant removedAt,
        @Nullable Teller told,
        Map<String, String> fields) {
    boolean live() {
        return removedAt == null && told != null;
    }
}
