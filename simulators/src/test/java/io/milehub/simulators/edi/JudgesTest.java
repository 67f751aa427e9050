package io.milehub.simulators.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A good letter has no fault; each way of spoiling it is told. */
class JudgesTest {
    private static final List<Article> ARTICLES =
            List.of(new Article("HV-1001-B2", "614141000012", "HV-1001", "COAT", "OUTERWEAR", "BLACK", "2", 129_000));

    private static final String X12 =
            "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *260301*1030*U"
                    + "*00401*000000001*0*P*>~GS*PO*MILEHUB*HARLOWVANE*20260301*1030*1*X*004010~ST*850*0001~"
                    + "BEG*00*DS*100001**20260301~PO1*1*2*EA*580.50**VP*HV-1001-B2~CTT*1~SE*5*0001~GE*1*1~"
                    + "IEA*1*000000001~";
    private static final String EDIFACT = "UNA:+.? 'UNB+UNOC:3+MILEHUB:ZZ+8412345000004:14+260301:1030+1'"
            + "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+100001+9'DTM+137:20260301:102'LIN+1'PIA+1+HV-1001-B2:SA'"
            + "IMD+F+ANM+:::COAT?'S'QTY+21:2'UNS+S'CNT+2:1'UNT+10+1'UNZ+1+1'";

    @Test
    void a_good_850_and_what_spoils_it() {
        Letter good = new X12Dialect().judge("a", X12, ARTICLES);
        assertThat(good.faults()).isEmpty();
        assertThat(good.order())
                .isEqualTo(new PurchaseOrder("100001", List.of(new PurchaseOrder.Line("1", "HV-1001-B2", 2))));
        for (String[] change : new String[][] {
            {"SE*5", "SE*6"},
            {"GE*1*1", "GE*1*2"},
            {"IEA*1*000000001", "IEA*1*000000002"},
            {"*ZZ*HARLOWVANE ", "*ZZ*ANOTHER    "},
            {"HV-1001-B2", "HV-9999-B2"},
            {"PO1*1*2", "PO1*1*0"},
            {"CTT*1", "CTT*2"},
            {"BEG*00*DS", "BEG*00*SA"},
            {"SE*5*0001", "SE*5*0002"},
            {"MILEHUB        *ZZ", "MILEHUB  *ZZ"},
            {"ST*850", "ST*860"},
            {"CTT*1~", "CTT*1*~"}
        }) {
            Letter spoilt = new X12Dialect().judge("a", X12.replace(change[0], change[1]), ARTICLES);
            assertThat(spoilt.faults()).as(change[1]).isNotEmpty();
            assertThat(spoilt.order()).as(change[1]).isNull();
        }
    }

    @Test
    void a_good_orders_message_and_what_spoils_it() {
        Letter good = new EdifactDialect().judge("a", EDIFACT, ARTICLES);
        assertThat(good.faults()).isEmpty();
        assertThat(good.control()).isEqualTo(1);
        for (String[] change : new String[][] {
            {"UNT+10", "UNT+11"}, {"UNZ+1+1", "UNZ+1+2"}, {"UNT+10+1", "UNT+10+2"}, {"8412345000004:14", "841:14"},
            {"HV-1001-B2", "HV-9999-B2"}, {"QTY+21:2", "QTY+21:0"}, {"CNT+2:1", "CNT+2:3"}, {"UNA:+.? '", ""},
            {"DTM+137:20260301", "DTM+137:2026"}, {"BGM+220", "BGM+221"}, {"UNS+S'", "UNS+S+'"}
        }) {
            assertThat(new EdifactDialect()
                            .judge("a", EDIFACT.replace(change[0], change[1]), ARTICLES)
                            .faults())
                    .as(change[1])
                    .isNotEmpty();
        }
    }

    @Test
    void a_good_TA1_and_what_spoils_it() {
        String ta1 = "ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*HARLOWVANE     *260301*1030*U"
                + "*00401*000000002*0*P*>~TA1*000000001*260301*0530*A*000~IEA*0*000000002~";
        Letter good = new X12Dialect().judge("a", ta1, ARTICLES);
        assertThat(good.faults()).isEmpty();
        assertThat(good.kind()).isEqualTo("TA1");
        assertThat(good.control()).isEqualTo(2);
        for (String[] change : new String[][] {
            {"IEA*0", "IEA*1"},
            {"TA1*000000001", "TA1*1"},
            {"*A*000", "*P*000"},
            {"*A*000", "*A"},
            {"IEA*0", "GE*1*1~IEA*0"}
        }) {
            assertThat(new X12Dialect()
                            .judge("a", ta1.replace(change[0], change[1]), ARTICLES)
                            .faults())
                    .as(change[1])
                    .isNotEmpty();
        }
    }

    @Test
    void an_error_that_UCI_may_not_tell() {
        String contrl = "UNA:+.? 'UNB+UNOC:3+MILEHUB:ZZ+8412345000004:14+260301:1030+1'UNH+1+CONTRL:2:2:UN'"
                + "UCI+7+8412345000004:14+MILEHUB:ZZ+4+29+UNZ'UNT+3+1'UNZ+1+1'";
        assertThat(new EdifactDialect().judge("a", contrl, ARTICLES).faults()).isEmpty();
        assertThat(new EdifactDialect()
                        .judge("a", contrl.replace("29+UNZ", "29+UNT"), ARTICLES)
                        .faults())
                .isNotEmpty();
    }

    @Test
    void what_a_house_writes_closes_what_it_opens() {
        Instant at = Instant.parse("2026-03-01T10:30:15Z");
        Map<Article, Integer> counts = Map.of(ARTICLES.getFirst(), 7);
        assertThat(new X12Dialect().stock(counts, 7, at).replace("\n", ""))
                .isEqualTo("ISA*00*          *00*          *ZZ*HARLOWVANE     *ZZ*MILEHUB        *260301*0530*U*00401*"
                        + "000000007*0*P*>~GS*IB*HARLOWVANE*MILEHUB*20260301*053015*7*X*004010~ST*846*0001~"
                        + "BIA*00*DD*STOCK*20260301*053015~LIN**VP*HV-1001-B2~QTY*33*7*EA~CTT*1~SE*6*0001~GE*1*7~"
                        + "IEA*1*000000007~");
        assertThat(new EdifactDialect().stock(counts, 7, at).replace("\n", ""))
                .isEqualTo("UNA:+,? 'UNB+UNOC:3+8412345000004:14+MILEHUB:ZZ+260301:1130+7'UNH+1+INVRPT:D:96A:UN:EAN004'"
                        + "BGM+35+IR-7+9'DTM+137:20260301113015:204'LIN+1++614141000012:EN'PIA+1+HV-1001-B2:SA'"
                        + "QTY+145:7:PCE'UNT+7+1'UNZ+1+7'");
    }
}
