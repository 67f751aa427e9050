package io.milehub.canonical;

import java.util.Locale;
import java.util.Optional;

/** What one record of a feed says; every feed carries records of one kind. */
public enum RecordKind {
    /** A sellable piece: one size of one product. */
    ITEM(true),
    /** How many of a piece a supplier has at a location. */
    STOCK(true),
    /** What a piece costs, is recommended to be sold at, or must not be sold below. */
    PRICE(true),
    /** What a supplier answers to an order of ours. */
    ORDER_STATUS(false),
    /** What a supplier has sent. */
    SHIPMENT(false),
    /** What a supplier has got back. */
    RETURN(false),
    /** What a unit of one currency costs in another. */
    FX_RATE(false);

    private final boolean toldWhole;

    RecordKind(boolean toldWhole) {
        this.toldWhole = toldWhole;
    }

    /**
     * Whether a feed can tell all that there is, so that what it lacks is gone. What has happened is not undone by a
     * feed that no longer speaks of it.
     */
    public boolean canBeToldWhole() {
        return toldWhole;
    }

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
