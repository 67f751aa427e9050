package io.milehub.canonical;

import io.milehub.canonical.SupplierPrice.Amount;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sellable piece as its supplier describes it: one size of one product.
 *
 * @param sku the supplier's own number of the piece
 * @param gtin its global number, where the supplier knows one
 * @param productKey the supplier's own number of the style, shared by all its sizes
 * @param brand the supplier's text, trimmed; whose brand that is, the catalogue decides
 * @param title by ISO 639-1 language, at least one
 * @param description by ISO 639-1 language
 * @param category a path in the canonical tree, {@code women/coats}
 * @param season as the supplier names it, {@code FW26}
 * @param composition the material label
 * @param origin ISO 3166-1 alpha-2 code of the country of manufacture
 * @param hsCode number in the Harmonized System, 6 to 10 digits
 * @param colour as the supplier names it
 * @param images addresses in the supplier's order
 * @param rrp the recommended retail price with its tax, where the catalogue carries it
 * @param lifetimeLimit how many pieces may ever be sold of it; null for as many as there are
 */
public record Item(
        String sku,
        @Nullable Gtin gtin,
        String productKey,
        String brand,
        Map<String, String> title,
        Map<String, String> description,
        @Nullable String category,
        @Nullable String season,
        @Nullable String composition,
        @Nullable String origin,
        @Nullable String hsCode,
        @Nullable String colour,
        @Nullable Size size,
        List<String> images,
        @Nullable Amount rrp,
        @Nullable Integer lifetimeLimit,
        @Nullable Long version,
        @Nullable Instant asOf)
        implements CanonicalRecord {
    public Item {
        title = sorted(title);
        description = sorted(description);
        images = List.copyOf(images);
    }

    @Override
    public byte[] contentHash() {
        ContentHash hash = new ContentHash(RecordKind.ITEM)
                .text(sku)
                .text(gtin == null ? null : gtin.digits14())
                .text(productKey)
                .text(brand)
                .texts(title)
                .texts(description)
                .text(category)
                .text(season)
                .text(composition)
                .text(origin)
                .text(hsCode)
                .text(colour)
                .text(size == null ? null : size.scale().name())
                .text(size == null ? null : size.label())
                .texts(images);
        if (rrp != null) {
            hash.money(rrp.money()).text(rrp.tax().text());
        }
        if (lifetimeLimit != null) {
            hash.text("lifetime_limit").number(lifetimeLimit);
        }
        return hash.bytes();
    }

    /** Iterates in key order, so that a hash over it does not depend on who built it. */
    private static Map<String, String> sorted(Map<String, String> texts) {
        return texts.size() < 2 ? Map.copyOf(texts) : Collections.unmodifiableMap(new TreeMap<>(texts));
    }
}
