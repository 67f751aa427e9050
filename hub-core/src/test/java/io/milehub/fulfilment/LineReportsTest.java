package io.milehub.fulfilment;

import static io.milehub.fulfilment.Partner.ANSWERS;
import static io.milehub.fulfilment.Partner.PARCELS;
import static io.milehub.fulfilment.Partner.RETURNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.fulfilment.Partner.Ordered;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunOutcome.Merged;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What suppliers report of our lines is kept, is told on, and moves the stock that was promised. */
class LineReportsTest {
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
    void an_order_goes_from_its_answer_to_its_return() {
        Ordered order = partner.order(3, 1);
        partner.tells(
                ANSWERS,
                said(order, "'line': '1', 'status': 'ACCEPTED', 'quantity': 2, 'ref': 'C1', 'at': 'H10'"),
                said(order, "'line': '1', 'status': 'BACKORDERED', 'quantity': 1, 'ref': 'C1', 'at': 'H10'"),
                said(order, "'line': '2', 'status': 'REFUSED', 'ref': 'C1', 'reason': 'IR', 'at': 'H10'"));
        assertThat(partner.lines(order))
                .containsExactly(
                        "1: of 3 accepted 2, refused 0, cancelled 0, back 1, sent 0, there 0, returned 0",
                        "2: of 1 accepted 0, refused 1, cancelled 0, back 0, sent 0, there 0, returned 0");
        partner.tells(PARCELS, said(order, "'line': '1', 'quantity': 2, 'parcel': 'P1', 'at': 'D02'"));
        partner.tells(
                ANSWERS, said(order, "'line': '1', 'status': 'ACCEPTED', 'quantity': 1, 'ref': 'C2', 'at': 'D03'"));
        partner.tells(
                PARCELS,
                said(
                        order,
                        "'line': '1', 'quantity': 2, 'parcel': 'P1', 'delivered': '2026-03-04T09:00:00Z', 'at': 'D04'"),
                said(order, "'line': '1', 'quantity': 1, 'parcel': 'P2', 'at': 'D04'"));
        partner.tells(RETURNS, said(order, "'line': '1', 'quantity': 1, 'rma': 'R1', 'at': 'D10'"));
        assertThat(partner.lines(order).getFirst())
                .isEqualTo("1: of 3 accepted 3, refused 0, cancelled 0, back 0, sent 3, there 2, returned 1");
    }

    @Test
    void a_report_names_a_line_by_its_number_by_the_suppliers_sku_or_means_all() {
        Ordered order = partner.order(2, 1);
        partner.tells(
                ANSWERS,
                said(order, "'line': '01', 'status': 'accepted', 'quantity': 1"),
                said(order, "'sku': '" + order.skus().getLast() + "', 'status': 'refused'"));
        partner.tells(PARCELS, said(order, "'parcel': 'P1'"));
        assertThat(partner.lines(order))
                .containsExactly(
                        "1: of 2 accepted 1, refused 0, cancelled 0, back 0, sent 2, there 0, returned 0",
                        "2: of 1 accepted 0, refused 1, cancelled 0, back 0, sent 1, there 0, returned 0");
    }

    @Test
    void the_stock_hears_of_it_in_the_same_transaction() {
        Ordered order = partner.order(3, 2);
        long coat = order.offers().getFirst();
        countedAt(coat, "2026-03-01T12:00:00Z");
        assertThat(partner.level(coat)).isEqualTo("committed 3, disputed 0");
        partner.tells(
                ANSWERS,
                said(order, "'line': '1', 'status': 'ACCEPTED', 'quantity': 1, 'ref': 'C1', 'at': 'H11'"),
                said(order, "'line': '1', 'status': 'REFUSED', 'quantity': 1, 'ref': 'C1', 'at': 'H11'"),
                said(order, "'line': '2', 'status': 'CANCELLED', 'quantity': 1, 'ref': 'C1', 'at': 'H11'"));
        assertThat(partner.level(coat)).as("one seen, one refused, one unheard").isEqualTo("committed 1, disputed 1");
        assertThat(partner.level(order.offers().getLast())).isEqualTo("committed 1, disputed 0");
    }

    /** Who never answers and only sends: what was sent at 11 cannot be in a count of 12. */
    @Test
    void what_was_sent_was_accepted() {
        Ordered order = partner.order(2);
        long coat = order.offers().getFirst();
        countedAt(coat, "2026-03-01T12:00:00Z");
        partner.tells(PARCELS, said(order, "'quantity': 1, 'line': '1', 'parcel': 'P1', 'at': 'H11'"));
        assertThat(partner.level(coat)).isEqualTo("committed 1, disputed 0");
    }

    /** One piece accepted, then two under the same number: it is two, and not three. */
    @Test
    void under_one_reference_the_latest_word_stands() {
        Ordered order = partner.order(3);
        long coat = order.offers().getFirst();
        countedAt(coat, "2026-03-01T12:00:00Z");
        partner.tells(
                ANSWERS,
                said(order, "'line': '1', 'status': 'ACCEPTED', 'quantity': 1, 'at': 'H10'"),
                said(order, "'line': '1', 'status': 'ACCEPTED', 'quantity': 2, 'at': 'H11'"));
        assertThat(partner.lines(order).getFirst()).contains("accepted 2");
        assertThat(partner.level(coat)).isEqualTo("committed 1, disputed 0");
        assertThat(partner.rows(
                        "select quantity || ' ' || (told_to is null) from fulfilment.line_report where order_id = "
                                + order.id()))
                .containsExactly("2 true");
    }

    @Test
    void a_line_that_we_do_not_know_waits_in_quarantine_with_every_reason() {
        Ordered order = partner.order(2, 1);
        var outcome = (Merged) partner.tells(
                ANSWERS,
                "{'order': '999999999', 'line': '1', 'status': 'ACCEPTED'}",
                "{'order': 'PO-7', 'status': 'ACCEPTED'}",
                said(order, "'line': '9', 'sku': 'NONE', 'status': 'ACCEPTED'"),
                said(order, "'line': '2', 'sku': '" + order.skus().getFirst() + "', 'status': 'ACCEPTED'"),
                said(order, "'line': '1', 'quantity': 3, 'status': 'ACCEPTED'"),
                said(order, "'quantity': 1, 'status': 'ACCEPTED'"),
                said(order, "'line': '1', 'status': 'ACCEPTED'"));
        assertThat(outcome.run().merged()).isEqualTo(new MergeCounts(1, 0, 0, 0, 0));
        assertThat(outcome.run().refused()).isEqualTo(6);
        assertThat(partner.rows("""
                select q.ordinal || ' ' || string_agg(r ->> 'code', ' ' order by r ->> 'code') || ' ' || q.state
                  from intake.quarantine q, jsonb_array_elements(q.reasons) r
                 where q.run_id = %s group by q.ordinal, q.state order by q.ordinal""".formatted(outcome.run().id())))
                .containsExactly(
                        "0 order-unknown OPEN",
                        "1 order-unknown OPEN",
                        "2 line-unknown sku-unknown OPEN",
                        "3 line-mismatch OPEN",
                        "4 quantity-beyond-line OPEN",
                        "5 line-ambiguous OPEN");
        assertThat(partner.rows("select raw from intake.quarantine where ordinal = 1 and run_id = "
                        + outcome.run().id()))
                .containsExactly("{\"order\":\"PO-7\",\"status\":\"ACCEPTED\"}");
    }

    @Test
    void the_order_of_another_supplier_is_none_of_its_business() {
        Ordered order = partner.order(1);
        partner.shop
                .shelf()
                .run("update catalogue.offer set supplier_id = supplier_id + 1000 where offer_id = "
                        + order.offers().getFirst());
        var outcome = (Merged) partner.tells(ANSWERS, said(order, "'status': 'ACCEPTED'"));
        assertThat(outcome.run().refused()).isEqualTo(1);
        assertThat(partner.lines(order)).allMatch(line -> line.contains("accepted 0"));
        partner.shop
                .shelf()
                .run("update catalogue.offer set supplier_id = supplier_id - 1000 where offer_id = "
                        + order.offers().getFirst());
    }

    @Test
    void each_line_that_changes_is_told_once_and_a_repetition_is_silent() {
        Ordered order = partner.order(2, 1);
        String answer = said(order, "'status': 'ACCEPTED', 'ref': 'C1', 'at': 'H10'");
        RunOutcome first = partner.tells(ANSWERS, answer, answer);
        assertThat(((Merged) first).run().merged()).isEqualTo(new MergeCounts(2, 0, 0, 0, 0));
        assertThat(((Merged) partner.tells(ANSWERS, answer)).run().merged()).isEqualTo(new MergeCounts(0, 0, 2, 0, 0));
        String events = """
                select aggregate_id || ' ' || (payload - 'offerId' - 'sku')::text from outbox.event
                 where type = 'OrderLineChanged' and payload ->> 'orderId' = '%d' order by aggregate_id""";
        assertThat(partner.rows(events.formatted(order.id())))
                .containsExactly(
                        order.id() + "/1 " + accepted(order, 1, 2), order.id() + "/2 " + accepted(order, 2, 1));
    }

    private static String accepted(Ordered order, int line, int pieces) {
        String payload = """
                {"line": %d, "orderId": "%d", "ordered": %d, "refused": 0, "shipped": 0, "accepted": %d, \
                "returned": 0, "cancelled": 0, "delivered": 0, "backordered": 0}""";
        return payload.formatted(line, order.id(), pieces, pieces);
    }

    private void countedAt(long offer, String moment) {
        partner.shop
                .shelf()
                .run("update inventory.stock_level set as_of = '%s' where offer_id = %d".formatted(moment, offer));
    }

    /** A record of the order; H10 is ten o'clock of the first of March 2026, D04 the same hour of the fourth. */
    private static String said(Ordered order, String fields) {
        String timed = fields.replaceAll("'H(\\d\\d)'", "'2026-03-01T$1:00:00Z'")
                .replaceAll("'D(\\d\\d)'", "'2026-03-$1T10:00:00Z'");
        return "{'order': '" + order.id() + "', " + timed + "}";
    }
}
