package io.milehub.orders;

import io.milehub.inventory.HoldId;
import io.milehub.money.Money;
import io.milehub.payment.PaymentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to be placed for a pinned hold and an authorised payment. */
public record PlaceOrder(
        OrderId id, long memberId, String market, String country, HoldId hold, PaymentId payment, List<Line> lines) {
    public PlaceOrder {
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of one offer at one place, each at the same frozen price.
     *
     * @param cost what we owe the supplier for a piece, where the agreement or a fact says so
     * @param commissionBp our share in hundredths of a percent, where we sell on commission
     */
    public record Line(
            long variantId,
            long offerId,
            String location,
            int quantity,
            String title,
            Money net,
            Money tax,
            @Nullable Money cost,
            @Nullable Integer commissionBp,
            String sellerOfRecord,
            String shipFrom) {
        /** What the member pays for a piece. */
        public Money gross() {
            return net.plus(tax);
        }
    }

    /** What the member pays for everything. */
    public Money total() {
        return lines.stream()
                .map(line -> line.gross().times(line.quantity()))
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalStateException("An order has at least one line"));
    }

    /** The tax in {@link #total}. */
    public Money tax() {
        return lines.stream()
                .map(line -> line.tax().times(line.quantity()))
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalStateException("An order has at least one line"));
    }
}
