package io.milehub.fulfilment;

import static io.milehub.fulfilment.Partner.ANSWERS;
import static io.milehub.fulfilment.Partner.PARCELS;
import static io.milehub.fulfilment.Partner.RETURNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.fulfilment.Partner.Ordered;
import io.milehub.intake.FeedKey;
import io.milehub.orders.OrderId;
import io.milehub.orders.Sendings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each piece of an order stands where its supplier's words put it. */
class ReportedUnitsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private Partner partner;

    @BeforeEach
    void open() {
        partner = new Partner(DATABASE, folder);
    }

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void pieces_go_from_their_answer_to_their_return() {
        Ordered order = partner.order(4);
        tells(order, ANSWERS, "'status': 'ACCEPTED', 'quantity': 3, 'ref': 'C1', 'at': '2026-03-01T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("ACCEPTED ACCEPTED ACCEPTED ALLOCATED");
        tells(order, ANSWERS, "'status': 'REFUSED', 'quantity': 1, 'ref': 'C1', 'at': '2026-03-01T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("ACCEPTED ACCEPTED ACCEPTED REFUSED");
        tells(order, PARCELS, "'parcel': 'P1', 'quantity': 2, 'at': '2026-03-02T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("SHIPPED SHIPPED ACCEPTED REFUSED");
        tells(order, ANSWERS, "'status': 'CANCELLED', 'quantity': 1, 'ref': 'C2', 'at': '2026-03-02T11:00:00Z'");
        assertThat(partner.units(order)).as("from the last piece back").isEqualTo("SHIPPED SHIPPED REFUSED CANCELLED");
        tells(
                order,
                PARCELS,
                "'parcel': 'P1', 'quantity': 2, 'delivered': '2026-03-04T09:00:00Z', 'at': '2026-03-04T10:00:00Z'");
        tells(order, RETURNS, "'rma': 'R1', 'quantity': 1, 'at': '2026-03-10T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("RETURN_RECEIVED DELIVERED REFUSED CANCELLED");
        tells(
                order,
                RETURNS,
                "'rma': 'R1', 'quantity': 1, 'disposition': 'RESTOCKED', 'at': '2026-03-11T10:00:00Z'",
                "'rma': 'R2', 'quantity': 1, 'disposition': 'DECLINED', 'at': '2026-03-11T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("RETURN_ACCEPTED RETURN_DECLINED REFUSED CANCELLED");
    }

    @Test
    void a_word_that_is_taken_back_leaves_pieces_where_they_were_sent() {
        Ordered order = partner.order(2);
        tells(order, ANSWERS, "'status': 'REFUSED', 'quantity': 2, 'ref': 'C1', 'at': '2026-03-01T10:00:00Z'");
        tells(order, ANSWERS, "'status': 'REFUSED', 'quantity': 1, 'ref': 'C1', 'at': '2026-03-01T11:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("ALLOCATED REFUSED");
    }

    @Test
    void a_sending_that_is_confirmed_late_moves_no_piece_of_which_the_supplier_has_spoken() {
        Ordered order = partner.order(2);
        tells(order, PARCELS, "'parcel': 'P1', 'quantity': 1, 'at': '2026-03-02T10:00:00Z'");
        partner.shop.<Boolean>together(() -> {
            partner.shop.bean(Sendings.class).sent(new OrderId(order.id()), order.offers());
            return true;
        });
        assertThat(partner.units(order)).isEqualTo("SHIPPED SENT");
        tells(order, ANSWERS, "'status': 'ACCEPTED', 'quantity': 2, 'at': '2026-03-01T10:00:00Z'");
        assertThat(partner.units(order)).isEqualTo("SHIPPED ACCEPTED");
    }

    private void tells(Ordered order, FeedKey feed, String... said) {
        for (String one : said) {
            partner.tells(feed, "{'order': '" + order.id() + "', 'line': '1', " + one + "}");
        }
    }
}
