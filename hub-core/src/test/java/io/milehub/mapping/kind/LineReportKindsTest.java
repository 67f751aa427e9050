package io.milehub.mapping.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What partners say of our orders, each in its own format, becomes the same few records. The messages are written after
 * X12 004010 (855, 856), EDIFACT D.96A (ORDRSP, DESADV) and the REST resources of Shopify, and read by hand.
 */
class LineReportKindsTest {
    private static final String ANSWER_855 = """
            ISA*00*          *00*          *ZZ*PARTNER        *ZZ*SHOP           \
            *260301*1000*U*00401*000000007*0*P*>~
            GS*PR*PARTNER*SHOP*20260301*1000*7*X*004010~
            ST*855*0001~
            BAK*00*AC*100001*20260301****CONF-17~
            PO1*1*1*EA*90**VP*AN-1~
            ACK*IA*1*EA~
            PO1*2*3*EA*50**VP*AN-2~
            ACK*IA*2*EA~
            ACK*IB*1*EA*068*20260320~
            PO1*3*1*EA*70**VP*AN-3~
            ACK*IR*1*EA~
            CTT*3~
            SE*11*0001~
            GE*1*7~
            IEA*1*000000007~
            """;

    private static final String NOTICE_856 = """
            ISA*00*          *00*          *ZZ*PARTNER        *ZZ*SHOP           \
            *260301*1000*U*00401*000000008*0*P*>~
            GS*SH*PARTNER*SHOP*20260301*1000*8*X*004010~
            ST*856*0001~
            BSN*00*ASN-55*20260301*1000~
            HL*1**S~
            TD5**2*UPSN~
            REF*CN*1Z999AA10123456784~
            DTM*011*20260301~
            HL*2*1*O~
            PRF*100001~
            HL*3*2*P~
            MAN*GM*00340123450000000017~
            HL*4*3*I~
            LIN*2*VP*AN-2~
            SN1**2*EA~
            CTT*4~
            SE*15*0001~
            GE*1*8~
            IEA*1*000000008~
            """;

    @TempDir
    Path folder;

    /** ACK01 of the 855: IA accepted, IB back ordered, IR rejected, ID deleted. Of line 2 one piece comes later. */
    @Test
    void an_855_answers_line_by_line() throws Exception {
        assertThat(accepted("""
                record: order-status
                mode: delta
                format: edi
                edi: { message: 855 }
                each: PO1.ACK
                fields:
                  order: seg($root.BAK)._3
                  line: $parent.PO1._1
                  sku: pair($parent.PO1, "VP", 6)
                  status: lookup("answers", .ACK._1)
                  quantity: edi_number(.ACK._2)
                  reason: .ACK._1
                  expected_at: date(.ACK._5, "D8", "UTC")
                  reference: seg($root.BAK)._8
                  as_of: date(seg($root.BAK)._4, "D8", "UTC")
                lookups: { answers: answers.csv }
                """, ANSWER_855))
                .containsExactly(
                        status("1", "AN-1", "ACCEPTED", 1, "IA", ""),
                        status("2", "AN-2", "ACCEPTED", 2, "IA", ""),
                        status("2", "AN-2", "BACKORDERED", 1, "IB", "\"expected_at\":\"2026-03-20T00:00:00Z\","),
                        status("3", "AN-3", "REFUSED", 1, "IR", ""));
    }

    private static String status(String line, String sku, String answer, int quantity, String reason, String expected) {
        return "{\"sku\":\"" + sku + "\",\"order\":\"100001\",\"line\":\"" + line + "\",\"quantity\":" + quantity
                + ",\"status\":\"" + answer + "\",\"reason\":\"" + reason + "\"," + expected
                + "\"reference\":\"CONF-17\",\"as_of\":\"2026-03-01T00:00:00Z\"}";
    }

    /** BGM 1225 of an ORDRSP: 29 accepts all, 27 accepts nothing, without a line. */
    @Test
    void an_ordrsp_without_lines_answers_for_the_whole_order() throws Exception {
        assertThat(accepted("""
                record: order-status
                mode: delta
                format: edi
                edi: { message: ORDRSP }
                each: BGM
                fields:
                  order: seg(.RFF, "ON")._1_2
                  status: 'if (.BGM._3 == "29") "accepted" else if (.BGM._3 == "27") "refused"'
                  reference: .BGM._2
                  as_of: date(seg(.DTM, "137")._1_2, "203", "UTC")
                """, """
                UNB+UNOC:3+4012345000009:14+4098765000010:14+260301:1000+77'
                UNH+1+ORDRSP:D:96A:UN:EAN008'
                BGM+231+OR-9001+27'
                DTM+137:202603011230:203'
                RFF+ON:100001'
                UNT+5+1'
                UNZ+1+77'
                """))
                .containsExactly("{\"order\":\"100001\",\"status\":\"REFUSED\",\"reference\":\"OR-9001\","
                        + "\"as_of\":\"2026-03-01T12:30:00Z\"}");
    }

    /** Levels of shipment, order and item; the parcel is MAN*GM of the pack. */
    @Test
    void an_856_tells_what_lies_in_which_parcel() throws Exception {
        assertThat(accepted("""
                record: shipment
                mode: delta
                format: edi
                edi: { message: 856 }
                each: HL
                fields:
                  order: seg(.up.O.PRF)._1
                  line: seg(.LIN)._1
                  quantity: edi_number(seg(.SN1)._2)
                  shipment: seg(.up.P.MAN, "GM")._2
                  shipped_at: date(seg(.up.S.DTM, "011")._2, "D8", "UTC")
                  carrier: seg(.up.S.TD5)._3
                  tracking: seg(.up.S.REF, "CN")._2
                skip: .HL._3 != "I"
                """, NOTICE_856))
                .containsExactly("{\"order\":\"100001\",\"line\":\"2\",\"quantity\":2,"
                        + "\"shipment\":\"00340123450000000017\",\"shipped_at\":\"2026-03-01T00:00:00Z\","
                        + "\"carrier\":\"UPSN\",\"tracking\":\"1Z999AA10123456784\"}");
    }

    @Test
    void a_fulfilment_of_shopify_tells_a_shipment_for_each_of_its_items() throws Exception {
        assertThat(accepted("""
                record: shipment
                mode: delta
                format: json
                each: .fulfillments[].line_items[]
                fields:
                  order: $root.name
                  sku: .sku
                  quantity: .quantity
                  shipment: text($parent.id)
                  carrier: $parent.tracking_company
                  tracking: $parent.tracking_number
                  tracking_url: $parent.tracking_url
                  delivered_at: 'if ($parent.shipment_status == "delivered") date($parent.updated_at)'
                  as_of: date($parent.updated_at)
                skip: $parent.status != "success"
                """, """
                {"name": "100001", "fulfillments": [
                  {"id": 255858046, "status": "success", "shipment_status": "delivered", "tracking_company": "DHL",
                   "tracking_number": "JD0146", "tracking_url": "https://dhl.example/JD0146",
                   "updated_at": "2026-03-03T09:00:00+01:00", "line_items": [{"sku": "AN-1", "quantity": 1}]},
                  {"id": 255858047, "status": "cancelled", "updated_at": "2026-03-03T09:00:00+01:00",
                   "line_items": [{"sku": "AN-2", "quantity": 3}]}]}
                """))
                .containsExactly("{\"sku\":\"AN-1\",\"order\":\"100001\",\"quantity\":1,\"shipment\":\"255858046\","
                        + "\"carrier\":\"DHL\",\"tracking\":\"JD0146\",\"tracking_url\":\"https://dhl.example/JD0146\","
                        + "\"delivered_at\":\"2026-03-03T08:00:00Z\",\"as_of\":\"2026-03-03T08:00:00Z\"}");
    }

    @Test
    void a_warehouse_tells_what_came_back_and_what_it_did_with_it() throws Exception {
        assertThat(accepted("""
                record: return
                mode: delta
                format: csv
                fields:
                  order: .Order
                  line: .Line
                  quantity: .Qty
                  rma: .RMA
                  received_at: date(.Received, "iso", "Europe/Rome")
                  condition: .Condition
                  disposition: 'if (.Grade == "A") "RESTOCKED" else if (.Grade == "X") "DISCARDED"'
                  reason: .Reason
                """, """
                Order;Line;Qty;RMA;Received;Condition;Grade;Reason
                100001;1;1;R-3;2026-03-10 10:00;unworn, with tags;A;too small
                100001;2;2;R-4;2026-03-11 10:00;stained;;
                """))
                .containsExactly(
                        "{\"order\":\"100001\",\"line\":\"1\",\"quantity\":1,\"rma\":\"R-3\","
                                + "\"received_at\":\"2026-03-10T09:00:00Z\",\"condition\":\"unworn, with tags\","
                                + "\"disposition\":\"RESTOCKED\",\"reason\":\"too small\"}",
                        "{\"order\":\"100001\",\"line\":\"2\",\"quantity\":2,\"rma\":\"R-4\","
                                + "\"received_at\":\"2026-03-11T09:00:00Z\",\"condition\":\"stained\"}");
    }

    @Test
    void each_field_says_what_is_wrong_with_it() throws Exception {
        Outcome outcome = TestMapping.run(TestMapping.of(folder, """
                record: order-status
                mode: delta
                format: json
                each: .[]
                fields:
                  order: .order
                  status: .status
                  quantity: .quantity
                """), """
                [{"status": "ACCEPTED"},
                 {"order": "100001", "status": "LOST"},
                 {"order": 100001, "status": "ACCEPTED", "quantity": 0},
                 {"order": "100001", "status": "cancelled", "quantity": 1.5}]
                """);
        assertThat(outcome.refused)
                .containsExactly(
                        "0 field-missing order",
                        "1 field-type status",
                        "2 field-type order",
                        "2 field-type quantity",
                        "3 field-type quantity");
    }

    @Test
    void what_happened_is_never_undone_by_a_snapshot() throws Exception {
        assertThat(TestMapping.problems(folder, """
                record: shipment
                mode: snapshot
                format: json
                each: .[]
                fields: { order: .order, shipment: .id }
                """)).singleElement().satisfies(problem -> {
            assertThat(problem.line() + ":" + problem.column()).isEqualTo("2:7");
            assertThat(problem.remedy()).contains("mode: delta");
        });
    }

    private List<String> accepted(String yaml, String body) throws Exception {
        Path answers = Files.createDirectories(folder.resolve("house")).resolve("answers.csv");
        Files.writeString(answers, "key,value\nIA,ACCEPTED\nIB,BACKORDERED\nIR,REFUSED\n");
        Outcome outcome = TestMapping.run(TestMapping.of(folder, yaml), body);
        assertThat(outcome.refused).isEmpty();
        return outcome.accepted.stream()
                .map(record -> CanonicalJson.of(record).toString())
                .toList();
    }
}
