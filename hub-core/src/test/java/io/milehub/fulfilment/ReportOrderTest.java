package io.milehub.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.fulfilment.Partner.Ordered;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any order, repetition and batching of the same reports ends in the same state: what stands of each line and piece,
 * how the line is told, and what the stock makes of it. The histories are generated, also such as contradict
 * themselves.
 */
class ReportOrderTest {
    private static final int HISTORIES = Integer.getInteger("reports.histories", 16);
    private static final int ORDERS = 2;
    private static final List<String> WORDS = List.of("ACCEPTED", "REFUSED", "CANCELLED", "BACKORDERED");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    /** A message of one record without the number of its order. */
    private record Message(FeedKey feed, String record) {}

    @Test
    void the_order_in_which_reports_arrive_does_not_matter(@TempDir Path folder) {
        try (Partner partner = new Partner(DATABASE, folder)) {
            for (long seed = 1; seed <= HISTORIES; seed++) {
                Random random = new Random(seed);
                int[] pieces = {1 + random.nextInt(4), 1 + random.nextInt(2)};
                List<Message> history = history(random, pieces);
                List<String> expected = state(partner, history, pieces, new Random(0));
                for (int i = 0; i < ORDERS; i++) {
                    List<Message> shuffled = new ArrayList<>(history);
                    shuffled.addAll(history.subList(0, random.nextInt(history.size())));
                    Collections.shuffle(shuffled, random);
                    assertThat(state(partner, shuffled, pieces, random))
                            .as("history %d: %s as %s", seed, history, shuffled)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<Message> history(Random random, int[] pieces) {
        List<Message> history = new ArrayList<>();
        int messages = 3 + random.nextInt(6);
        for (int i = 0; i < messages; i++) {
            int line = random.nextInt(pieces.length);
            String which = random.nextInt(6) == 0
                    ? ""
                    : "'line': '%d', 'quantity': %d, ".formatted(line + 1, 1 + random.nextInt(pieces[line]));
            // No two at once: the content decides then, of which the number of the order is a part.
            String at = "'at': '2026-03-01T%02d:%02d:00Z'".formatted(8 + random.nextInt(8), i);
            history.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Message(Partner.PARCELS, which + "'parcel': 'P" + random.nextInt(3) + "', " + at);
                        case 1 -> new Message(Partner.RETURNS, which + "'rma': 'R" + random.nextInt(2) + "', " + at);
                        default ->
                            new Message(
                                    Partner.ANSWERS,
                                    which
                                            + "'status': '%s', 'ref': '%s', "
                                                    .formatted(
                                                            WORDS.get(random.nextInt(WORDS.size())),
                                                            random.nextInt(4) == 0 ? "" : "C" + random.nextInt(3))
                                            + at);
                    });
        }
        return history;
    }

    /** Of a new order, after the messages in this order; runs take in some of them at once. */
    private static List<String> state(Partner partner, List<Message> messages, int[] pieces, Random batches) {
        Ordered order = partner.order(pieces);
        for (long offer : order.offers()) {
            partner.shop
                    .shelf()
                    .run("update inventory.stock_level set as_of = '2026-03-01T12:00:00Z' where offer_id = " + offer);
        }
        for (Message message : messages) {
            partner.send(message.feed(), "{'order': '" + order.id() + "', " + message.record() + "}");
            if (batches.nextInt(3) == 0) {
                assertThat(partner.take(message.feed())).isInstanceOf(RunOutcome.Merged.class);
            }
        }
        List.of(Partner.ANSWERS, Partner.PARCELS, Partner.RETURNS).forEach(partner::take);
        List<String> state = new ArrayList<>(partner.lines(order));
        state.add(partner.units(order));
        state.addAll(partner.rows("""
                select concat_ws(' ', line, word, reference, quantity, as_of) from fulfilment.line_report
                 where order_id = %d and told_to is null order by line, word, reference""".formatted(order.id())));
        for (long offer : order.offers()) {
            state.addAll(stock(partner, offer));
        }
        return state;
    }

    private static List<String> stock(Partner partner, long offer) {
        assertThat(partner.rows("""
                select l.counter || sum(l.delta) from inventory.ledger l where l.offer_id = %d
                   and counter in ('COMMITTED', 'DISPUTED') group by l.counter having sum(l.delta) <> 0
                except
                select c.name || c.value from inventory.stock_level s
                 cross join lateral (values ('COMMITTED', s.committed), ('DISPUTED', s.disputed)) c(name, value)
                 where s.offer_id = %1$d""".formatted(offer)))
                .as("each counter is the sum of its ledger")
                .isEmpty();
        return partner.rows("""
                select concat_ws(' ', 'on hand', on_hand, 'committed', committed, 'disputed', disputed, 'since',
                         disputed_at, 'shortfall', shortfall)
                  from inventory.stock_level where offer_id = %d
                union all
                select concat_ws(' ', 'accepted', array_agg(acknowledged_at order by acknowledged_at), 'sent',
                         array_agg(shipped_at order by shipped_at), 'refused',
                         array_agg(refused_at order by refused_at), 'cancelled',
                         array_agg(cancelled_at order by cancelled_at))
                  from inventory.sold_piece where offer_id = %1$d""".formatted(offer));
    }
}
