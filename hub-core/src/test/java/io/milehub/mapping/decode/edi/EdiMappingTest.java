package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.Problem;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages written from the directories D.96A and D.01B (segment tables and code lists of UN/EDIFACT, EANCOM 1997 and
 * 2002 for the qualifiers), and the records that a reader of them expects.
 */
class EdiMappingTest {
    @TempDir
    Path folder;

    @Test
    void items_of_a_pricat() throws Exception {
        Outcome outcome = run("""
                record: item
                mode: snapshot
                format: edi
                edi: { message: PRICAT }
                each: LIN
                page: { as_of: 'date(seg(.DTM, "137")._1_2, "uuuuMMdd", "UTC")' }
                fields:
                  sku: coded(.PIA, "SA")
                  gtin: gtin(coded(.LIN, "EN"))
                  product.key: coded(.PIA, "SA")
                  product.brand: seg(.IMD, "BRN", 2)._3_4
                  product.title.en: seg(.IMD, "ANM", 2)._3_4
                  colour: seg(.IMD, "35", 2)._3_4
                  size: size("IT", seg(.IMD, "98", 2)._3_4)
                  price.rrp: money(edi_number(seg(.PRI, "AAE")._1_2, $root.decimal_mark), seg($parent.CUX, "2")._1_2)
                  price.tax: '"EXC"'
                """, EdiMessages.PRICAT);
        assertThat(outcome.accepted.stream()
                        .map(record -> CanonicalJson.of(record).toString()))
                .containsExactly("{\"sku\":\"AN-100231\",\"gtin\":\"04006381333931\",\"product.key\":\"AN-100231\","
                        + "\"product.brand\":\"Maison Aurelle\",\"product.title.en\":\"Wool coat, 'Lune'\","
                        + "\"colour\":\"Navy\",\"size\":\"IT 40\",\"price.rrp\":\"1890.00 EUR\","
                        + "\"price.tax\":\"EXC\"}");
        // ISO 9735-1, 10.2: no triad separators, so 1.234,50 is no number.
        assertThat(outcome.refused).containsExactly("1 field-type price.rrp");
        assertThat(outcome.raw.getFirst()).contains("Silk scarf").contains("1.234,50");
        assertThat(Objects.requireNonNull(outcome.page).asOf()).hasToString("2026-03-01T00:00:00Z");
    }

    /** D.96A, INVRPT: segment group 11 is QTY with its LOC inside of LIN. */
    @Test
    void stock_of_an_invrpt_by_place() throws Exception {
        Outcome outcome = run("""
                record: stock
                mode: snapshot
                format: edi
                edi: { message: INVRPT }
                each: LIN.QTY
                fields:
                  sku: coded($parent.PIA, "SA")
                  location: seg(.LOC, "14")._2
                  quantity: edi_number(.QTY._1_2)
                  as_of: date(seg($root.DTM, "366")._1_2, "uuuuMMddHHmm", "Europe/Rome")
                skip: .QTY._1 != "145"
                """, EdiMessages.INVRPT);
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted.stream()
                        .map(record -> CanonicalJson.of(record).toString()))
                .containsExactly(
                        "{\"sku\":\"AN-100231\",\"location\":\"MILANO\",\"quantity\":12,\"as_of\":"
                                + "\"2026-03-01T05:30:00Z\"}",
                        "{\"sku\":\"AN-100231\",\"location\":\"ROMA\",\"quantity\":3,\"as_of\":\"2026-03-01T05:"
                                + "30:00Z\"}",
                        "{\"sku\":\"AN-100232\",\"location\":\"MILANO\",\"quantity\":0,\"as_of\":"
                                + "\"2026-03-01T05:30:00Z\"}");
        assertThat(outcome.ordinals).containsExactly(0, 1, 2, 3);
    }

    /** D.96A, DESADV: CPS nests by CPS01 and CPS02; CNT 2 counts the LINs of the message. */
    @Test
    void lines_of_a_desadv_in_their_parcels() throws Exception {
        Outcome outcome = run("""
                record: stock
                mode: delta
                format: edi
                edi: { message: DESADV }
                each: CPS.LIN
                fields:
                  sku: coded(.LIN, "SRV")
                  location: concat(seg($parent.GIN, "BJ")._2, " ", seg($root.RFF, "ON")._1_2)
                  quantity: edi_number(seg(.QTY, ["12", "46"])._1_2)
                """, EdiMessages.DESADV);
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.accepted.stream()
                        .map(record -> CanonicalJson.of(record).toString()))
                .containsExactly(
                        "{\"sku\":\"4006381333931\",\"location\":\"00340123450000000017 PO-77\",\"quantity\":2}",
                        "{\"sku\":\"4006381333948\",\"location\":\"00340123450000000024 PO-77\",\"quantity\":1}",
                        "{\"sku\":\"4006381333955\",\"location\":\"00340123450000000024 PO-77\",\"quantity\":4}");
    }

    /** D.01B, SLSRPT: LOC holds the LINs that were sold there. ORDRSP: LIN02 5 accepts a line, 7 does not. */
    @Test
    void sales_by_shop_and_answers_to_an_order() throws Exception {
        String fields = """
                record: stock
                mode: delta
                format: edi
                edi: { message: %s }
                each: %s
                fields:
                  sku: coded(.LIN, "SRV")
                  location: %s
                  quantity: edi_number(seg(.QTY, "%s")._1_2)
                """;
        Outcome sold = run(fields.formatted("SLSRPT", "LOC.LIN", "$parent.LOC._2", "153"), EdiMessages.SALES);
        assertThat(sold.accepted.stream().map(record -> CanonicalJson.of(record).toString()))
                .containsExactly(
                        "{\"sku\":\"4006381333931\",\"location\":\"7300001234567\",\"quantity\":3}",
                        "{\"sku\":\"4006381333948\",\"location\":\"7300001234567\",\"quantity\":1}",
                        "{\"sku\":\"4006381333931\",\"location\":\"7300001234574\",\"quantity\":2}");
        Outcome answered = run(fields.formatted("ORDRSP", "LIN", ".LIN._2", "21"), EdiMessages.SALES);
        assertThat(answered.accepted.stream()
                        .map(record -> CanonicalJson.of(record).toString()))
                .containsExactly(
                        "{\"sku\":\"4006381333931\",\"location\":\"5\",\"quantity\":2}",
                        "{\"sku\":\"4006381333948\",\"location\":\"7\",\"quantity\":0}");
    }

    /** A line that was lost must not be made up for by the fault that tells of it. */
    @Test
    void a_reported_fault_of_the_envelope_is_no_record_of_the_body() throws Exception {
        Outcome outcome = run("""
                record: stock
                mode: snapshot
                format: edi
                edi: { envelope: report }
                each: LIN
                page: { complete: 'seg(.CNT, "2")._1_2 == "3"' }
                fields: { sku: .LIN._3, quantity: edi_number(seg(.QTY)._1_2) }
                """, """
                UNB+UNOC:3+A+B+260302:0900+1'
                UNH+1+INVRPT:D:96A:UN'
                LIN+1++4006381333931:SRV'
                QTY+145:1'
                LIN+2++4006381333948:SRV'
                QTY+145:1'
                CNT+2:3'
                UNT+9+1'
                UNZ+1+1'
                """);
        assertThat(outcome.accepted).hasSize(2);
        assertThat(outcome.refused).containsExactly("2 envelope-count UNT");
        assertThat(outcome.raw.getFirst()).isEqualTo("{\"UNT\":{\"_1\":\"9\",\"_2\":\"1\"}}");
        PageFacts page = Objects.requireNonNull(outcome.page);
        assertThat(page.records()).isEqualTo(2);
        assertThat(page.complete()).isTrue();
    }

    @Test
    void mistakes_of_a_mapping_are_told_with_line_and_column() throws Exception {
        List<Problem> problems = problems("""
                record: stock
                mode: delta
                format: edi
                root: feed
                edi: { message: 846, envelope: ignore, charset: UTF-99, until: { LIN: [cnt], QTY: [LOC] }, x: 1 }
                each: lin
                fields:
                  sku: pair(.LIN, "VP", 2)
                  location: 'concat(.LIN._1, .QTY._1)'
                  quantity: |
                    edi_number(
                      $parent.BIA._2)
                """);
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("4:1", "5:32", "5:49", "5:72", "5:78", "5:92", "6:7", "9:30", "12:14");
        assertThat(problems).anySatisfy(problem -> assertThat(problem.remedy()).contains("seg(.QTY, \"AAA\")._2"));
        assertThat(problems("""
                record: stock
                mode: delta
                format: csv
                edi: { message: 846 }
                fields: { sku: .sku, quantity: .n }
                """)).extracting(Problem::line).containsExactly(4);
    }

    private Outcome run(String mapping, String body) throws Exception {
        return TestMapping.run(TestMapping.of(folder, mapping), body);
    }

    private List<Problem> problems(String mapping) throws Exception {
        try {
            TestMapping.of(folder, mapping);
            return List.of();
        } catch (MappingProblems refused) {
            return refused.problems();
        }
    }
}
