package io.milehub.canonical;

import java.util.Locale;
import java.util.Optional;

/** What one record of a feed says; every feed carries records of one kind. */
public enum RecordKind {
    /** A sellable piece: one size of one product. */
    ITEM,
    /** How many of a piece a supplier has at a location. */
    STOCK,
    /** What a piece costs, is recommended to be sold at, or must not be sold below. */
    PRICE;

    /** The kind as mapping files and tables write it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so, or nothing. */
    public static Optional<RecordKind> of(String slug) {
        for (RecordKind kind : values()) {
            if (kind.slug().equals(slug)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
