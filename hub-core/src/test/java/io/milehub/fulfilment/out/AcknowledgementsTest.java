package io.milehub.fulfilment.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.Mappings;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.Runs;
import io.milehub.intake.StockProbe;
import io.milehub.intake.TestIntake;
import io.milehub.intake.interchange.Interchanges;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.orders.AddressLimits;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a partner is told of its interchanges, worked by hand from X12 004010 (997: AK1 to AK9, data elements 715 to
 * 718) and ISO 9735-4 (CONTRL: UCI and UCM, code lists 0083 and 0085).
 */
class AcknowledgementsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:15:00Z"), ZoneOffset.UTC);
    private static final String STOCK = """
            record: stock
            mode: delta
            format: edi
            edi: { message: 846, envelope: refuse }
            each: LIN
            fields:
              sku: pair(.LIN, "VP", 2)
              quantity: edi_number(seg(.QTY, "33")._2)
            """;
    private static final String INVENTORY = """
            record: stock
            mode: delta
            format: edi
            edi: { message: INVRPT, envelope: refuse }
            each: LIN
            fields:
              sku: coded(.PIA, "SA")
              quantity: edi_number(seg(.QTY, "145")._1_2)
            """;

    private static int sources;

    @TempDir
    Path folder;

    private TestIntake intake;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        intake = TestIntake.over(DATABASE, IntakeLimits.DEFAULT, new StockProbe(DATABASE));
        feed = intake.feed(folder, "house-" + ++sources, "stock", STOCK);
    }

    @AfterEach
    void close() {
        DATABASE.clock().reset();
        intake.close();
    }

    @Test
    void a_group_that_was_taken_in() {
        pull(x12(set("0001", 5, 2) + set("0002", 5, 1), 2));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*A~AK2*846*0002~AK5*A~AK9*A*2*2*2~", 8));
        pull(x12(set("0001", 5, 2) + set("0002", 5, 1), 2));
        assertThat(told()).as("the same again").isEmpty();
    }

    @Test
    void a_set_that_counts_wrongly_refuses_all_of_its_interchange() {
        pull(x12(set("0001", 6, 2) + set("0002", 5, 1), 2));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*R*4~AK2*846*0002~AK5*R~AK9*R*2*2*0~", 8));
    }

    @Test
    void where_such_faults_are_reported_it_is_accepted_with_errors_and_after_a_refusal_told_anew() {
        pull(x12(set("0001", 6, 2), 3));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*R*4~AK9*R*3*1*0*5~", 6));
        intake.map(folder, feed, STOCK.replace("refuse", "report"));
        pull(x12(set("0001", 6, 2), 3));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*E*4~AK9*E*3*1*1*5~", 6));
    }

    @Test
    void records_in_quarantine_and_sets_that_nobody_reads() {
        pull(x12(set("0001", 5, -2), 1));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*E*5~AK9*E*1*1*1~", 6));
        pull(numbered(8, x12(set("0001", 5, 2) + "ST*852*0002~XQ*H*20260301~SE*3*0002~", 2)));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*A~AK2*852*0002~AK5*R*1~AK9*P*2*2*1~", 8));
    }

    @Test
    void a_body_that_breaks_off_and_a_number_that_came_before() {
        String whole = x12(set("0001", 5, 2), 1);
        pull(whole.substring(0, whole.indexOf("GE*")));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*R~AK9*R*1*1*0~", 6));
        pull(whole);
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*A~AK9*A*1*1*1~", 6));
        pull(whole.replace("QTY*33*2", "QTY*33*3"));
        assertThat(told()).containsExactly(x997("AK1*IB*7~AK2*846*0001~AK5*R~AK9*R*1*1*0~", 6));
    }

    @Test
    void a_997_is_not_answered_and_neither_is_what_came_more_than_a_week_ago() {
        intake.map(folder, feed, STOCK.replace("message: 846, ", ""));
        pull(x12("ST*997*0001~AK1*PO*1~AK9*A*1*1*1~SE*4*0001~", 1).replace("GS*IB*", "GS*FA*"));
        assertThat(told()).isEmpty();
        pull(numbered(9, x12(set("0001", 5, 2), 1)));
        DATABASE.clock().advance(Duration.ofDays(8));
        assertThat(told()).isEmpty();
    }

    @Test
    void what_a_997_says_of_our_own_messages_is_noted_beside_them() {
        pull(x12(set("0001", 5, 2), 1));
        assertThat(told()).hasSize(1);
        intake.map(folder, feed, STOCK.replace("message: 846", "message: [846, 997]"));
        pull(numbered(8, x12("ST*997*0001~AK1*FA*1~AK9*R*1*1*0~SE*4*0001~", 1)).replace("GS*IB*", "GS*FA*"));
        assertThat(told()).isEmpty();
        assertThat(answer()).isEqualTo("REFUSED");
        pull(numbered(9, x12("ST*997*0001~AK1*FA*1~AK9*A*1*1*1~SE*4*0001~", 1)).replace("GS*IB*", "GS*FA*"));
        assertThat(told()).isEmpty();
        assertThat(answer()).isEqualTo("ACCEPTED");
    }

    private String answer() {
        return DATABASE.query(
                TestDatabase.FIRST,
                () -> DATABASE.jdbc()
                        .sql("select answer from fulfilment.outgoing where control = 1 and source = :source")
                        .param("source", feed.source())
                        .query(String.class)
                        .single());
    }

    @Test
    void a_template_is_given_the_position_of_each_fault() throws Exception {
        pull(x12(set("0001", 6, 2), 1));
        Path file = Files.writeString(folder.resolve("positions.write.yaml"), """
                write: x12
                message: '997'
                group: FA
                version: '004010'
                segments:
                  - each: .faults
                    segments:
                      - NTE: [.code, .segment, .position]
                """);
        int column = x12(set("0001", 6, 2), 1).indexOf("SE*6") + 1;
        assertThat(told(Objects.requireNonNull(EdiTemplate.read(file, new ArrayList<>()))))
                .singleElement()
                .asString()
                .contains("~NTE*envelope-count*SE*line 1, column " + column + ", segment 7~");
    }

    @Test
    void an_interchange_of_edifact() {
        intake.map(folder, feed, INVENTORY);
        pull(edifact(5, 5));
        assertThat(told("casa-serrano"))
                .containsExactly(
                        contrl("UCI+77+S:14+MILEHUB:ZZ+7'UCM+1+INVRPT:D:96A:UN+7'" + "UCM+2+INVRPT:D:96A:UN+7'", 5));
        pull(edifact(5, 6).replace("+77'", "+78'"));
        assertThat(told("casa-serrano"))
                .containsExactly(contrl(
                        "UCI+78+S:14+MILEHUB:ZZ+4+29+UNT'" + "UCM+1+INVRPT:D:96A:UN+4'UCM+2+INVRPT:D:96A:UN+4+29+UNT'",
                        5));
        pull(edifact(5, 5).replace("+77'UNH", "+80'UNH"));
        assertThat(told("casa-serrano"))
                .containsExactly(contrl(
                        "UCI+80+S:14+MILEHUB:ZZ+4+28+UNZ'" + "UCM+1+INVRPT:D:96A:UN+4'UCM+2+INVRPT:D:96A:UN+4'", 5));
    }

    private static String set(String control, int segments, int quantity) {
        return "ST*846*" + control + "~BIA*00*DD*S*20260301~LIN**VP*A" + control + "~QTY*33*" + quantity + "*EA~SE*"
                + segments + "*" + control + "~";
    }

    private static String numbered(int control, String interchange) {
        return interchange.replace("*000000007", "*00000000" + control);
    }

    private static String x12(String sets, int counted) {
        return "ISA*00*          *00*          *ZZ*HARLOWVANE     *ZZ*MILEHUB        *260301*1000*U*00401*000000007*0*P"
                + "*>~GS*IB*HARLOWVANE*MILEHUB*20260301*1000*7*X*004010~" + sets + "GE*" + counted
                + "*7~IEA*1*000000007~";
    }

    private static String edifact(int first, int second) {
        return "UNB+UNOC:3+S:14+MILEHUB:ZZ+260301:1000+77'UNH+1+INVRPT:D:96A:UN'LIN+1'PIA+1+A:SA'QTY+145:2'UNT+" + first
                + "+1'UNH+2+INVRPT:D:96A:UN'LIN+1'PIA+1+B:SA'QTY+145:2'UNT+" + second + "+2'UNZ+2+77'";
    }

    private String x997(String content, int segments) {
        return "~ST*997*0001~" + content + "SE*" + segments + "*0001~";
    }

    private String contrl(String content, int segments) {
        return "'UNH+1+CONTRL:2:2:UN'" + content + "UNT+" + segments + "+1'";
    }

    private void pull(String body) {
        Tenancy.in(TestDatabase.FIRST, () -> {
            Runs runs = intake.runs();
            Run run = runs.open(feed);
            try {
                runs.receive(run, new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), null);
                runs.apply(run, null, null);
            } catch (RunRefused refused) {
                assertThat(refused.slug()).isEqualTo("undecodable-body");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private List<String> told() {
        return told("harlow-vane");
    }

    /** By the template that the repository has for the house; envelopes are another test's. */
    private List<String> told(String house) {
        try {
            Path file = MAPPINGS.resolve(house).resolve("acknowledgements.write.yaml");
            return told(Objects.requireNonNull(EdiTemplate.read(file, new ArrayList<>())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> told(EdiTemplate template) {
        OutgoingMessages messages = messages(template);
        Partner partner = new Partner(
                new FeedKey(feed.source(), "acknowledgements"),
                Partner.Kind.ACKNOWLEDGEMENT,
                Partner.Name.parse("ZZ:MILEHUB"),
                Partner.Name.parse("ZZ:HARLOWVANE"),
                false);
        List<String> told = new ArrayList<>();
        Tenancy.in(TestDatabase.FIRST, () -> {
            for (var it = messages.next(partner, List.of()); it.isPresent(); it = messages.next(partner, List.of())) {
                told.add(content(new String(it.get().bytes(), StandardCharsets.ISO_8859_1)));
                messages.sent(it.get());
            }
        });
        return told;
    }

    private OutgoingMessages messages(EdiTemplate template) {
        var transactions = new ShortTransactions(DATABASE.transactions());
        var outgoing = new OutgoingTable(DATABASE.jdbc());
        var writer = new AcknowledgementWriter(
                new AcknowledgementTable(DATABASE.jdbc()),
                outgoing,
                intake.webhooks(),
                intake.bean(Interchanges.class),
                intake.bean(Mappings.class),
                _ -> Optional.of(template),
                CLOCK,
                transactions);
        return new OutgoingMessages(outgoing, List.of(writer), transactions, AddressLimits.DEFAULT);
    }

    private static String content(String interchange) {
        boolean x12 = interchange.startsWith("ISA");
        int from = interchange.indexOf(x12 ? "~ST*" : "'UNH+");
        return interchange.substring(from, interchange.indexOf(x12 ? "GE*1*" : "UNZ+"));
    }
}
