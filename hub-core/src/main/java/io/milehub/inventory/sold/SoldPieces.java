package io.milehub.inventory.sold;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.audit.Audit;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SoldPieceRepository pieces;
    private final Shortfalls shortfalls;
    private final ShortTransactions transactions;
    private final Audit audit;

    SoldPieces(SoldPieceRepository pieces, Shortfalls shortfalls, ShortTransactions transactions, Audit audit) {
        this.pieces = pieces;
        this.shortfalls = shortfalls;
        this.transactions = transactions;
        this.audit = audit;
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
     * An operator's word that disputed pieces are there after all, in a transaction of its own.
     *
     * @return how many were disputed
     */
    public int clearDispute(long offerId, String location, String actor, String why) {
        return transactions.alone(() -> {
            int cleared = pieces.clearDispute(offerId, location, "operator:" + actor);
            if (cleared > 0) {
                String detail = JSON.createObjectNode()
                        .put("location", location)
                        .put("pieces", cleared)
                        .put("why", why)
                        .toString();
                audit.record(actor, "dispute-cleared", "offer:" + offerId, detail);
            }
            return cleared;
        });
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
