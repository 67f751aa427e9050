package io.milehub.inventory.judge;

/** What must be true of stock, whoever dies and whenever; by this name it is told that one is broken. */
public enum StockLaw {
    /** No hold was written beyond what the supplier's last word left, and no counter fell below zero. */
    NOTHING_IS_OVERSOLD,
    /** The counts that the hub worked with are those that the supplier told, and its last word stands. */
    THE_SUPPLIER_S_WORD_STANDS,
    /** Of an offer with a lifetime limit no more was promised and sold at any moment. */
    ONE_OF_A_KIND_IS_PROMISED_ONCE,
    /** No two buyers were told at once that they have the same piece. */
    NO_TWO_BUYERS_HAVE_ONE_PIECE,
    /** What was acknowledged stands with exactly its lines. */
    AN_ACKNOWLEDGED_HOLD_STANDS,
    /** It ends only as its buyer was told: given back, sold, or past its deadline. */
    A_HOLD_ENDS_ONLY_AS_TOLD,
    /** However often a call is repeated under its key. */
    ONE_KEY_IS_ONE_HOLD,
    /** Each call came to an answer. */
    EVERY_CALL_IS_ANSWERED,
    AN_ACKNOWLEDGED_RELEASE_STANDS,
    AN_ACKNOWLEDGED_SALE_STANDS,
    /** The sweep ends no hold before its deadline. */
    NO_HOLD_EXPIRES_EARLY,
    /** No hold that nobody pays is live long after its deadline. */
    NO_HOLD_IS_OVERDUE,
    /** No payment begins after the deadline. */
    NO_HOLD_IS_PAID_LATE,
    /** Each counter is the sum of its ledger. */
    COUNTERS_ARE_THEIR_LEDGER,
    /** Held and committed are the live promises and the sold pieces. */
    COUNTERS_ARE_LIVE_PROMISES,
    /** Each promise entered the ledger once, and left it once when its hold had ended. */
    A_PROMISE_IS_ENTERED_ONCE,
    /** A buyer gets what was asked for, an honest refusal, or no answer from the dead. */
    ONLY_HONEST_REFUSALS,
    NO_DEADLOCK
}
