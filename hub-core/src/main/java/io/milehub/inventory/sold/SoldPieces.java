package io.milehub.inventory.sold;

import io.milehub.database.ShortTransactions;
import org.springframework.stereotype.Service;

/**
 * Follows sold pieces until the supplier's counts must have seen them. A piece is committed from its sale until the
 * supplier refused it, confirmed its cancellation, or counted after it left the counts: after {@code seen_at + lag} of
 * its acknowledgement (a source that is NET_ON_ACK) or its dispatch (NET_ON_SHIP), both on the supplier's clock. An
 * ALLOTMENT is ours alone, so there it stays committed. That is a function of what was told, not of the order in which
 * it arrived; what was never told leaves the piece committed, which may sell too little and never too much.
 */
@Service
public class SoldPieces {
    private final SoldPieceRepository pieces;
    private final Shortfalls shortfalls;
    private final ShortTransactions transactions;

    SoldPieces(SoldPieceRepository pieces, Shortfalls shortfalls, ShortTransactions transactions) {
        this.pieces = pieces;
        this.shortfalls = shortfalls;
        this.transactions = transactions;
    }

    /** Notes what a supplier says, in a transaction of its own. */
    public WordOutcome hear(SupplierWord word) {
        return transactions.alone(() -> heard(word));
    }

    private WordOutcome heard(SupplierWord word) {
        if (!pieces.lock(word.line())) {
            return new WordOutcome.UnknownLine();
        }
        if (pieces.isNoted(word)) {
            return new WordOutcome.Repeated();
        }
        int left = pieces.left(word);
        if (left < word.quantity()) {
            return new WordOutcome.TooMany(left);
        }
        pieces.note(word);
        pieces.settle();
        return new WordOutcome.Noted();
    }

    /**
     * Lets pieces go that the counts of all sources must have seen by now, and tells of levels whose shortfall moved.
     * To be called every second; many nodes may do it at once.
     *
     * @return how many pieces are no longer committed
     */
    public int settle() {
        int settled = transactions.alone(pieces::settle);
        transactions.alone(shortfalls::tell);
        return settled;
    }
}
