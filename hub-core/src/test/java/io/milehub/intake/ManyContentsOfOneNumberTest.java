package io.milehub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Failed;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.intake.RunOutcome.Unchanged;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner that never counts up: more contents are noted under one number than are looked at (the newest 20,000,
 * {@code Interchanges.NOTED_MAX}). No body is lost by it, and no other number is forgotten.
 */
class ManyContentsOfOneNumberTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final int NOTED_MAX = 20_000;
    private static final String MAPPING = """
            record: stock
            mode: delta
            format: edi
            edi: { envelope: %s }
            each: LIN
            fields:
              sku: pair(.LIN, "VP", 2)
              quantity: edi_number(seg(.QTY, "33")._2)
            """;

    /** Other contents of number 7, each of another hash, all of the delivery that came last. */
    private static final String NOTE_MANY = """
            insert into intake.interchange
              (tenant_id, source, sender, recipient, control, feed, content_hash, delivery_id, mapping_id)
            select i.tenant_id, i.source, i.sender, i.recipient, i.control, i.feed, sha256(int4send(n)), last.id,
                   i.mapping_id
              from intake.interchange i,
                   (select max(delivery_id) as id from intake.delivery where source = :source) last,
                   generate_series(:from, :to) n
             where i.source = :source and i.control = '7'
               and i.delivery_id = (select min(delivery_id) from intake.interchange
                                     where source = :source and control = '7')
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
        feed = intake.feed(folder, "mailbox-" + ++feeds, "stock", MAPPING.formatted("report"));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void new_content_is_used_and_reported_as_before() {
        crowded(NOTED_MAX + 1);
        assertThat(pull(interchange(7, "A", 6))).isInstanceOf(Merged.class);
        assertThat(stock()).isEqualTo("A=6 B=2 Z=1");
        assertThat(quarantine()).containsExactly("-2 envelope-duplicate ISA");
        assertThat(pull(interchange(7, "A", 6))).as("the newest is known").isInstanceOf(Unchanged.class);
    }

    @Test
    void a_repetition_of_what_is_no_longer_looked_at_is_used_again_and_reported_rather_than_dropped() {
        crowded(NOTED_MAX - 1);
        assertThat(pull(interchange(7, "A", 5)))
                .as("the last that is looked at")
                .isInstanceOf(Unchanged.class);
        crowd(NOTED_MAX, NOTED_MAX);
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Merged.class);
        assertThat(quarantine()).containsExactly("-2 envelope-duplicate ISA");
        assertThat(stock()).isEqualTo("A=5 B=2 Z=1");
    }

    @Test
    void another_number_in_the_same_body_is_still_known() {
        crowded(NOTED_MAX + 1);
        assertThat(pull(interchange(7, "A", 6) + interchange(8, "B", 3))).isInstanceOf(Merged.class);
        assertThat(quarantine()).containsExactly("-2 envelope-duplicate ISA", "-3 envelope-duplicate ISA");

        intake.map(folder, feed, MAPPING.formatted("refuse"));
        String fresh = interchange(10, "C", 1);
        assertThat(pull(fresh + interchange(8, "B", 4)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).contains("8 of ZZ:SENDER"));
    }

    /** Numbers 7 and 8 come first; then so many contents of 7 are noted with a later delivery. */
    private void crowded(int contents) {
        assertThat(pull(interchange(8, "B", 2))).isInstanceOf(Merged.class);
        assertThat(pull(interchange(7, "A", 5))).isInstanceOf(Merged.class);
        assertThat(pull(interchange(9, "Z", 1))).isInstanceOf(Merged.class);
        crowd(1, contents);
    }

    private void crowd(int from, int to) {
        database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql(NOTE_MANY)
                        .param("from", from)
                        .param("to", to)
                        .param("source", feed.source())
                        .update());
    }

    private RunOutcome pull(String body) {
        return StockFeed.pull(intake.runs(), feed, body);
    }

    private String stock() {
        return probe.rows().stream()
                .map(row -> row.sku() + "=" + row.quantity())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private List<String> quarantine() {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("""
                        select ordinal || ' ' || (reasons -> 0 ->> 'code') || ' ' || (reasons -> 0 ->> 'field')
                          from intake.quarantine where source = :source and state = 'OPEN' order by ordinal desc
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
