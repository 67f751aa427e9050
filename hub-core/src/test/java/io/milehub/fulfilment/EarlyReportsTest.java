package io.milehub.fulfilment;

import static io.milehub.fulfilment.Partner.ANSWERS;
import static io.milehub.fulfilment.Partner.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.fulfilment.Partner.Ordered;
import io.milehub.intake.FeedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a supplier reports before the shop knows the order ends as if it had come in time. */
class EarlyReportsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private Partner partner;

    /** In the order of their moments; the third takes back a piece that the second told of. */
    private record Report(FeedKey feed, String said) {}

    private static final List<Report> REPORTS = List.of(
            new Report(ANSWERS, "'status': 'ACCEPTED', 'quantity': 3, 'ref': 'C1', 'at': '2026-03-01T10:00:00Z'"),
            new Report(PARCELS, "'parcel': 'P1', 'quantity': 2, 'at': '2026-03-02T10:00:00Z'"),
            new Report(PARCELS, "'parcel': 'P1', 'quantity': 1, 'at': '2026-03-03T10:00:00Z'"),
            new Report(ANSWERS, "'status': 'REFUSED', 'quantity': 1, 'ref': 'C2', 'at': '2026-03-03T11:00:00Z'"));

    @BeforeEach
    void open() {
        partner = new Partner(DATABASE, folder);
    }

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void whether_reports_come_before_or_after_their_order_the_same_stands_in_the_end() {
        Ordered inTime = partner.order(4);
        REPORTS.forEach(report -> tells(inTime.id(), report));

        long number = partner.mint();
        REPORTS.reversed().forEach(report -> tells(number, report));
        assertThat(open(number)).containsOnly("order-unknown").hasSize(4);
        assertThat(partner.retryEarly()).as("nobody has placed it yet").isZero();
        Ordered early = partner.order(number, 4);
        assertThat(partner.retryEarly()).as("feeds").isEqualTo(2);

        assertThat(state(early)).isEqualTo(state(inTime));
        assertThat(state(early)).contains("SHIPPED ACCEPTED ACCEPTED REFUSED");
        assertThat(open(number)).isEmpty();
        assertThat(partner.retryEarly()).as("nothing is left to do").isZero();
    }

    @Test
    void an_early_report_that_is_retried_late_does_not_outdo_a_newer_one() {
        Ordered inTime = partner.order(4);
        REPORTS.forEach(report -> tells(inTime.id(), report));

        long number = partner.mint();
        tells(number, REPORTS.get(1));
        tells(number, REPORTS.get(0));
        Ordered mixed = partner.order(number, 4);
        tells(number, REPORTS.get(2));
        tells(number, REPORTS.get(3));
        assertThat(partner.retryEarly()).isEqualTo(2);
        assertThat(state(mixed)).isEqualTo(state(inTime));
    }

    @Test
    void what_a_known_order_still_does_not_fit_stays_and_is_not_retried_again() {
        long number = partner.mint();
        partner.tells(ANSWERS, "{'order': '" + number + "', 'line': '7', 'status': 'ACCEPTED'}");
        partner.tells(ANSWERS, "{'order': 'PO-" + number + "', 'line': '1', 'status': 'ACCEPTED'}");
        partner.order(number, 1);
        assertThat(partner.retryEarly()).isEqualTo(1);
        assertThat(open(number)).containsExactlyInAnyOrder("line-unknown", "order-unknown");
        assertThat(partner.retryEarly()).isZero();
    }

    @Test
    void the_hub_says_in_the_audit_trail_that_it_has_retried() {
        long number = partner.mint();
        tells(number, REPORTS.getFirst());
        partner.order(number, 4);
        partner.retryEarly();
        assertThat(partner.rows("""
                select concat_ws(' ', actor, action, detail ->> 'reason', detail ->> 'records') from audit.entry
                 order by entry_id desc limit 1""")).containsExactly("hub quarantine-retried order-unknown 1");
    }

    private void tells(long order, Report report) {
        partner.tells(report.feed(), "{'order': '" + order + "', 'line': '1', " + report.said() + "}");
    }

    /** The reasons of open records that name an order, with or without something before its number. */
    private List<String> open(long order) {
        return partner.rows("""
                select r ->> 'code' from intake.quarantine q, jsonb_array_elements(q.reasons) r
                 where q.state = 'OPEN' and q.part like '%%%d'""".formatted(order));
    }

    private List<String> state(Ordered order) {
        List<String> state = new ArrayList<>(partner.lines(order));
        state.add(partner.units(order));
        state.addAll(partner.rows("""
                select concat_ws(' ', line, word, reference, quantity, as_of) from fulfilment.line_report
                 where order_id = %d and told_to is null order by line, word, reference""".formatted(order.id())));
        order.offers().forEach(offer -> state.add(partner.level(offer)));
        return state;
    }
}
