package io.milehub.canonical;

import io.milehub.canonical.SupplierPrice.Amount;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
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
        if (texts instanceof Texts) {
            return texts;
        }
        Texts sorted = new Texts();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sorted = sorted.with(text.getKey(), text.getValue());
        }
        return sorted;
    }

    /**
     * Texts by language, in the order of the languages; never changed. What one more text made of it last is
     * remembered: the sizes of a style say the same one after the other.
     */
    public static final class Texts extends AbstractMap<String, String> {
        private static final String[] NONE = {};

        private final String[] languages;
        private final String[] texts;
        /** Which of them was the last to come. */
        private final int newest;
        /** May be read by several threads, of which each sees a whole one, or none. */
        private @Nullable Texts last;

        private int hash;

        /** No texts. */
        public Texts() {
            this(NONE, NONE, 0);
        }

        private Texts(String[] languages, String[] texts, int newest) {
            this.languages = languages;
            this.texts = texts;
            this.newest = newest;
        }

        /** These and one more, in the place of what was said in its language before. */
        public Texts with(String language, String text) {
            Texts next = last;
            if (next == null || !next.isNewest(language, text)) {
                next = made(language, text);
                last = next;
            }
            return next;
        }

        private boolean isNewest(String language, String text) {
            return languages[newest].equals(language) && texts[newest].equals(text);
        }

        private Texts made(String language, String text) {
            int found = Arrays.binarySearch(languages, language);
            if (found >= 0) {
                String[] said = texts.clone();
                said[found] = text;
                return new Texts(languages, said, found);
            }
            int at = -found - 1;
            return new Texts(inserted(languages, at, language), inserted(texts, at, text), at);
        }

        private static String[] inserted(String[] into, int at, String one) {
            String[] made = new String[into.length + 1];
            System.arraycopy(into, 0, made, 0, at);
            made[at] = one;
            System.arraycopy(into, at, made, at + 1, into.length - at);
            return made;
        }

        @Override
        public @Nullable String get(@Nullable Object language) {
            for (int i = 0; i < languages.length; i++) {
                if (languages[i].equals(language)) {
                    return texts[i];
                }
            }
            return null;
        }

        @Override
        public boolean containsKey(@Nullable Object language) {
            return get(language) != null;
        }

        @Override
        public int size() {
            return languages.length;
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return languages.length;
                }

                @Override
                public Iterator<Map.Entry<String, String>> iterator() {
                    return new Iterator<>() {
                        private int at;

                        @Override
                        public boolean hasNext() {
                            return at < languages.length;
                        }

                        @Override
                        public Map.Entry<String, String> next() {
                            if (!hasNext()) {
                                throw new NoSuchElementException();
                            }
                            Map.Entry<String, String> entry = Map.entry(languages[at], texts[at]);
                            at++;
                            return entry;
                        }
                    };
                }
            };
        }

        @Override
        public int hashCode() {
            if (hash == 0) {
                hash = super.hashCode();
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this || super.equals(other);
        }
    }
}
