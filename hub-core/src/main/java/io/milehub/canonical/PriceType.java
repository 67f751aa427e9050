package io.milehub.canonical;

/** What a supplier's amount stands for. */
public enum PriceType {
    /** Recommended retail price. */
    RRP,
    /** What the shop pays. */
    COST,
    /** The lowest price at which the brand allows a sale. */
    FLOOR
}
