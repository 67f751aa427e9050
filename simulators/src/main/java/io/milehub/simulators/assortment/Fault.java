package io.milehub.simulators.assortment;

/** What makes a catalogue record unfit; at most one a record. */
public enum Fault {
    /** The record is fit. */
    NONE(""),
    /** The last digit of the GTIN does not follow from the others. */
    GTIN_CHECK_DIGIT("gtin-check-digit"),
    /** The GTIN has eleven digits. */
    GTIN_LENGTH("gtin-check-digit"),
    /** No price. */
    PRICE_MISSING("price-missing"),
    /** The price is 0.00. */
    PRICE_ZERO("price-not-positive"),
    /** The price is below zero. */
    PRICE_NEGATIVE("price-not-positive"),
    /** Words stand where the price should. */
    PRICE_UNPARSEABLE("price-unparseable"),
    /** No SKU. */
    SKU_MISSING("sku-missing"),
    /** No size. */
    SIZE_MISSING("size-missing");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** The reason code that the manifest and the hub's quarantine share; empty for a fit record. */
    public String reason() {
        return reason;
    }

    /** Whether the fault lies in the GTIN. */
    public boolean inGtin() {
        return this == GTIN_CHECK_DIGIT || this == GTIN_LENGTH;
    }

    /** Throws for one item; {@code wordyPrices} says whether the format can carry words for a price. */
    static Fault draw(Dice dice, boolean wordyPrices) {
        int throwPermille = dice.below(1000);
        if (throwPermille < 4) {
            return GTIN_CHECK_DIGIT;
        } else if (throwPermille < 6) {
            return GTIN_LENGTH;
        } else if (throwPermille < 9) {
            return PRICE_MISSING;
        } else if (throwPermille < 11) {
            return PRICE_ZERO;
        } else if (throwPermille < 13) {
            return PRICE_NEGATIVE;
        } else if (throwPermille < 15) {
            return SKU_MISSING;
        } else if (throwPermille < 17) {
            return SIZE_MISSING;
        }
        return wordyPrices && throwPermille < 20 ? PRICE_UNPARSEABLE : NONE;
    }
}
