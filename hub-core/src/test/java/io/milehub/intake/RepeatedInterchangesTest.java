package io.milehub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Failed;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.intake.RunOutcome.Unchanged;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Control numbers over deliveries (X12.5: unique between two parties; ISO 9735-1, 8.3: data element 0020). */
class RepeatedInterchangesTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final String MAPPING = """
            record: stock
            mode: delta
            format: edi
            edi: { envelope: refuse }
            each: LIN
            fields:
              sku: pair(.LIN, "VP", 2)
              quantity: edi_number(seg(.QTY, "33")._2)
            """;

    private static int feeds;

    @TempDir
    Path folder;

    private StockProbe probe;
    private TestIntake intake;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        probe = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        feed = intake.feed(folder, "mailbox-" + ++feeds, "stock", MAPPING);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void the_same_interchange_again_has_no_effect_even_with_other_line_breaks() {
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Merged.class);
        assertThat(pull(interchange(8, "A", 3))).isInstanceOf(Merged.class);

        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Unchanged.class);
        assertThat(pull(interchange(7, "A", 5).replace("~", "~\r\n"))).isInstanceOf(Unchanged.class);
        assertThat(stock()).isEqualTo("A=3");
    }

    @Test
    void of_a_mailbox_that_grows_only_what_is_new_is_used() {
        assertThat(pull(interchange(1, "A", 5))).isInstanceOf(Merged.class);
        assertThat(pull(interchange(2, "A", 3))).isInstanceOf(Merged.class);

        assertThat(pull(interchange(1, "A", 5) + interchange(3, "B", 9))).isInstanceOf(Merged.class);
        assertThat(stock()).isEqualTo("A=3 B=9");
    }

    @Test
    void the_number_with_other_content_refuses_the_body_and_names_the_delivery_that_had_it() {
        pull(interchange(7, "A", 5));
        String before = interchange(8, "B", 2);
        assertThat(pull(before + interchange(7, "A", 6)))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.error())
                                .contains("line 1, column " + (before.length() + 1) + ", segment 1")
                                .contains("7 of ZZ:SENDER")
                                .contains("came with other content before, in delivery "));
        assertThat(stock()).isEqualTo("A=5");

        assertThat(pull(before)).as("nothing was noted").isInstanceOf(Merged.class);
    }

    @Test
    void where_faults_are_reported_it_is_used_and_stands_in_quarantine() {
        intake.map(folder, feed, MAPPING.replace("refuse", "report"));
        pull(interchange(7, "A", 5));
        assertThat(pull(interchange(7, "A", 6))).isInstanceOf(Merged.class);

        assertThat(stock()).isEqualTo("A=6");
        assertThat(quarantine()).containsExactly("-2 envelope-duplicate ISA");
    }

    @Test
    void another_sender_another_source_and_another_feed_of_the_body_know_nothing_of_it() {
        pull(interchange(7, "A", 5));
        assertThat(pull(interchange(7, "A", 6).replace("SENDER ", "OTHERS "))).isInstanceOf(Merged.class);
        FeedKey second = intake.feed(folder, feed.source(), "further", MAPPING);
        assertThat(StockFeed.pull(intake.runs(), second, interchange(7, "A", 5)))
                .isInstanceOf(Merged.class);
        assertThat(StockFeed.pull(intake.runs(), second, interchange(7, "A", 8)))
                .isInstanceOf(Failed.class);
    }

    @Test
    void a_merge_that_did_not_end_well_leaves_its_own_repetition_free() {
        probe.afterwards(context -> {
            throw new IllegalStateException("the warehouse burns");
        });
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Failed.class);
        probe.fine();
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Merged.class);
        assertThat(stock()).isEqualTo("A=5");
    }

    @Test
    void the_same_interchange_is_used_again_under_another_mapping() {
        pull(interchange(7, "A", 5));
        intake.map(folder, feed, MAPPING + "  location: '\"north\"'\n");
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Merged.class);
        assertThat(probe.rows()).extracting(StockProbe.Row::location).contains("north");
    }

    @Test
    void a_webhook_with_a_number_that_came_before_is_quarantined_and_its_batch_goes_on() {
        pull(interchange(7, "A", 5));
        Tenancy.in(TestDatabase.FIRST, () -> {
            accept("one", interchange(7, "A", 6));
            accept("two", interchange(9, "B", 1));
            return intake.runs().applyWebhooks(feed, intake.webhooks().due(feed, 10));
        });
        assertThat(stock()).isEqualTo("A=5 B=1");
        assertThat(quarantine()).containsExactly("-1 undecodable-body line 1, column 1, segment 1");
    }

    private void accept(String id, String body) {
        intake.webhooks().accept(feed, id, "application/edi-x12", body.getBytes(StandardCharsets.US_ASCII));
    }

    private RunOutcome pull(String body) {
        return StockFeed.pull(intake.runs(), feed, body);
    }

    private String stock() {
        return probe.rows().stream()
                .map(row -> row.sku() + "=" + row.quantity())
                .collect(Collectors.joining(" "));
    }

    private List<String> quarantine() {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("""
                        select ordinal || ' ' || (reasons -> 0 ->> 'code') || ' ' || (reasons -> 0 ->> 'field')
                          from intake.quarantine where source = :source and state = 'OPEN'
                        """)
                        .param("source", feed.source())
                        .query(String.class)
                        .list());
    }

    private static String interchange(int control, String sku, int quantity) {
        return """
                ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1000*U*00401*%1$09d*0*P*>~
                GS*IB*S*R*20260301*1000*%1$d*X*004010~ST*846*0001~LIN**VP*%2$s~QTY*33*%3$d*EA~SE*4*0001~GE*1*%1$d~
                IEA*1*%1$09d~
                """.formatted(control, sku, quantity).replace("\n", "");
    }
}
