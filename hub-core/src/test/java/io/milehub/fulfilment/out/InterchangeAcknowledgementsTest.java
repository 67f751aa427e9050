package io.milehub.fulfilment.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is told of the envelope of an interchange, byte for byte and worked by hand: TA1 (X12.5, data elements I17 and
 * I18) where ISA14 asks for one, and UCI of a CONTRL (ISO 9735-4, code lists 0013, 0083 and 0085).
 */
class InterchangeAcknowledgementsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final String STOCK = """
            record: stock
            mode: delta
            format: edi
            edi: { message: [846, 997], envelope: refuse }
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
    private static final String SET = "ST*846*0001~BIA*00*DD*S*20260301~LIN**VP*A1~QTY*33*2*EA~SE*5*0001~";

    @TempDir
    Path folder;

    private ToldPartner partner;

    @BeforeEach
    void wire() {
        partner = new ToldPartner(DATABASE, folder, STOCK);
    }

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void an_interchange_that_asks_is_answered_by_a_TA1_of_its_own_before_the_997() {
        partner.pull(asking(SET));
        assertThat(told())
                .containsExactly(
                        ta1(1, "TA1*000000007*260301*1000*A*000"),
                        "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *260302*1015*U*00401*"
                                + "000000002*0*P*>~GS*FA*MILEHUB*HARLOWVANE*20260302*1015*2*X*004010~ST*997*0001~"
                                + "AK1*IB*7~AK2*846*0001~AK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*2~IEA*1*000000002~");
        partner.pull(asking(SET));
        assertThat(told()).as("the same again").isEmpty();
    }

    @Test
    void one_that_does_not_ask_is_answered_by_the_997_alone() {
        partner.pull(asking(SET).replace("*1*P*>", "*0*P*>"));
        assertThat(told()).singleElement().asString().contains("~ST*997*");
    }

    /** X12.5: a TA1 tells of ISA and IEA; what is wrong between them, the 997 tells. */
    @Test
    void a_set_that_counts_wrongly_is_no_fault_of_the_interchange() {
        partner.pull(asking(SET.replace("SE*5", "SE*6")));
        assertThat(told()).first().isEqualTo(ta1(1, "TA1*000000007*260301*1000*A*000"));
    }

    @Test
    void faults_of_the_interchange_have_their_codes() {
        partner.pull(asking(SET).replace("IEA*1*", "IEA*2*"));
        assertThat(told()).first().isEqualTo(ta1(1, "TA1*000000007*260301*1000*R*021"));
        partner.pull(asking(SET).replace("IEA*1*000000007", "IEA*1*000000008"));
        assertThat(told()).first().isEqualTo(ta1(3, "TA1*000000007*260301*1000*R*001"));
        partner.pull(asking(SET).substring(0, asking(SET).indexOf("GE*")));
        assertThat(told()).first().isEqualTo(ta1(5, "TA1*000000007*260301*1000*R*023"));
        partner.pull(asking(SET).replace("GE*1*7~", "GE*1*7~NTE*X~"));
        assertThat(told()).first().isEqualTo(ta1(7, "TA1*000000007*260301*1000*R*024"));
        partner.pull(asking(SET));
        assertThat(told()).first().isEqualTo(ta1(9, "TA1*000000007*260301*1000*A*000"));
        partner.pull(asking(SET.replace("QTY*33*2", "QTY*33*3")));
        assertThat(told()).first().isEqualTo(ta1(11, "TA1*000000007*260301*1000*R*025"));
    }

    /** X12.5, I18: 020, invalid test indicator value; 0085: 25, test indicator not supported. */
    @Test
    void a_test_is_told_that_it_is_of_no_use() {
        partner.map(STOCK.replace("envelope: refuse", "test: refuse"));
        partner.pull(asking(SET).replace("*1*P*>", "*1*T*>"));
        assertThat(told()).first().isEqualTo(ta1(1, "TA1*000000007*260301*1000*R*020"));
        partner.pull(asking(SET));
        assertThat(told()).first().isEqualTo(ta1(3, "TA1*000000007*260301*1000*A*000"));
        partner.map(INVENTORY.replace("envelope: refuse", "test: refuse"));
        partner.pull(edifact(5, "UNZ+1+77'").replace("1000+77'", "1000+77++++++1'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+25+UNB'UCM+1+INVRPT:D:96A:UN+4'");
    }

    @Test
    void a_fault_that_is_reported_is_accepted_with_an_error() {
        partner.map(STOCK.replace("refuse", "report"));
        partner.pull(asking(SET).replace("IEA*1*", "IEA*2*"));
        assertThat(told()).first().isEqualTo(ta1(1, "TA1*000000007*260301*1000*E*021"));
    }

    @Test
    void a_TA1_is_not_answered_and_one_that_rejects_is_noted_beside_what_was_sent() {
        partner.pull(asking(SET));
        assertThat(told()).hasSize(2);
        String heard = asking("").replaceAll("GS\\*.*IEA\\*1", "TA1*000000002*260302*1015*%s*000~IEA*0");
        partner.pull(heard.formatted("A").replace("000000007", "000000008"));
        assertThat(told()).isEmpty();
        assertThat(answer()).as("accepted, which says nothing of its content").isEqualTo("NONE");
        partner.pull(heard.formatted("R").replace("000000007", "000000009"));
        assertThat(told()).isEmpty();
        assertThat(answer()).isEqualTo("REFUSED");
    }

    /** Code list 0083: 4 rejects this level and all below; UCI names UNA, UNB and UNZ, and a UCM the rest. */
    @Test
    void a_refused_interchange_of_edifact_tells_the_fault_at_its_own_level() {
        partner.map(INVENTORY);
        partner.pull(edifact(6, "UNZ+1+77'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4'UCM+1+INVRPT:D:96A:UN+4+29+UNT'");
        partner.pull(edifact(5, "UNZ+2+77'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+29+UNZ'UCM+1+INVRPT:D:96A:UN+4'");
        partner.pull(edifact(5, "UNZ+1+78'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+28+UNZ'UCM+1+INVRPT:D:96A:UN+4'");
        partner.pull(edifact(5, ""));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+13+UNZ'UCM+1+INVRPT:D:96A:UN+4'");
        partner.pull(edifact(5, "UNZ+1+77'").replace("UNT+5+1'", ""));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4'UCM+1+INVRPT:D:96A:UN+4+13+UNT'");
        partner.pull(edifact(5, "FTX+AAI'UNZ+1+77'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+33'UCM+1+INVRPT:D:96A:UN+4'");
        partner.pull(edifact(5, "UNZ+1+77'"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+7'UCM+1+INVRPT:D:96A:UN+7'");
        partner.pull(edifact(5, "UNZ+1+77'").replace("QTY+145:2", "QTY+145:3"));
        assertThat(contrl()).isEqualTo("UCI+77+S:14+MILEHUB:ZZ+4+26+UNB'UCM+1+INVRPT:D:96A:UN+4'");
    }

    /** Nothing of a body is used if one of its interchanges is at fault. */
    @Test
    void a_sound_interchange_that_is_refused_with_its_neighbour_names_no_error_of_its_own() {
        partner.map(INVENTORY);
        partner.pull(edifact(5, "UNZ+1+77'") + edifact(5, "UNZ+2+78'").replace("+77'UNH", "+78'UNH"));
        List<String> told = partner.told("casa-serrano");
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("'UCI+77+S:14+MILEHUB:ZZ+4+18'");
        assertThat(told.getLast()).contains("'UCI+78+S:14+MILEHUB:ZZ+4+29+UNZ'");
    }

    private List<String> told() {
        return partner.told("harlow-vane");
    }

    private String contrl() {
        List<String> told = partner.told("casa-serrano");
        assertThat(told).hasSize(1);
        String message = told.getFirst();
        return message.substring(message.indexOf("UCI+"), message.indexOf("UNT+"));
    }

    private String answer() {
        return DATABASE.query(
                TestDatabase.FIRST,
                () -> DATABASE.jdbc()
                        .sql("""
                        select coalesce(answer, 'NONE') from fulfilment.outgoing where control = 2 and source = :source
                        """)
                        .param("source", partner.source())
                        .query(String.class)
                        .single());
    }

    /** The whole interchange: ISA has 106 characters, there is no group, and IEA counts none. */
    private static String ta1(int control, String segment) {
        String number = "%09d".formatted(control);
        return "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *260302*1015*U*00401*" + number
                + "*0*P*>~" + segment + "~IEA*0*" + number + "~";
    }

    private static String asking(String set) {
        return "ISA*00*          *00*          *ZZ*HARLOWVANE     *ZZ*MILEHUB        *260301*1000*U*00401*000000007*1*P"
                + "*>~GS*IB*HARLOWVANE*MILEHUB*20260301*1000*7*X*004010~" + set + "GE*1*7~IEA*1*000000007~";
    }

    private static String edifact(int counted, String end) {
        return "UNB+UNOC:3+S:14+MILEHUB:ZZ+260301:1000+77'UNH+1+INVRPT:D:96A:UN'LIN+1'PIA+1+A:SA'QTY+145:2'UNT+"
                + counted + "+1'" + end;
    }
}
