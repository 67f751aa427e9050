package io.milehub.fulfilment.out;

import io.milehub.database.ShortTransactions;
import io.milehub.fulfilment.out.OutgoingTable.Taken;
import io.milehub.orders.AddressLimits;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What leaves. A message is written, numbered and committed before it is sent; while nobody knows whether it arrived,
 * it is sent again as the same bytes under the same name, so that the partner finds it once. Every method commits what
 * it did before it returns, so that none may be called inside a transaction.
 */
@Service
public class OutgoingMessages {
    private static final int ERROR_CHARS_MAX = 500;

    private final OutgoingTable table;
    private final List<MessageWriter> writers;
    private final ShortTransactions transactions;
    private final AddressLimits limits;

    OutgoingMessages(
            OutgoingTable table, List<MessageWriter> writers, ShortTransactions transactions, AddressLimits limits) {
        this.table = table;
        this.writers = writers;
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * The next message to be sent: one that was written before, else a new one. From now on it counts as tried.
     *
     * @param except the ids of those that this turn has tried
     */
    public Optional<Outgoing> next(Partner partner, List<Long> except) {
        MessageWriter writer = writers.stream()
                .filter(one -> one.kind() == partner.kind())
                .findFirst()
                .orElseThrow();
        do {
            Optional<Taken> taken = transactions.alone(() -> taken(partner, except));
            if (taken.isPresent()) {
                return taken.map(Taken::message);
            }
        } while (writer.write(partner));
        return Optional.empty();
    }

    private Optional<Taken> taken(Partner partner, List<Long> except) {
        Optional<Taken> taken = table.take(partner.feed(), except);
        // Tried before and not known to have arrived, perhaps because its node died: it may have.
        taken.filter(again -> again.attempts() > 1).ifPresent(again -> lost(again.message()));
        return taken;
    }

    /** The partner has it. */
    public void sent(Outgoing message) {
        transactions.alone(() -> {
            if (table.sent(message.id())) {
                writers.forEach(writer -> writer.sent(message.id()));
            }
        });
    }

    /** Nobody knows whether the partner has it. */
    public void unknown(Outgoing message, String why) {
        String error = why.length() <= ERROR_CHARS_MAX ? why : why.substring(0, ERROR_CHARS_MAX - 1) + "…";
        transactions.alone(() -> {
            table.unknown(message.id(), error.replace('\0', '\uFFFD'));
            lost(message);
        });
    }

    /**
     * Deletes what sent orders say of the persons they went to, once their addresses are forgotten too. In batches, and
     * by many nodes at once.
     *
     * @return how many messages lost their bytes
     */
    public int forget() {
        return transactions.batches(limits.purgeMax(), () -> table.forget(limits.keep(), limits.purgeMax()));
    }

    private void lost(Outgoing message) {
        writers.forEach(writer -> writer.lost(message.id()));
    }
}
