package io.milehub.inventory.choice;

/** By what one place is taken rather than another. */
public enum Criterion {
    /** The lowest price of the offer's own, as the market would show it: whose price is shown, sells. */
    PRICE,
    /** The fewest borders to the destination. */
    DISTANCE,
    /** The latest count, in steps of an hour, a day and a week: the older it is, the likelier the piece is gone. */
    FRESHNESS
}
