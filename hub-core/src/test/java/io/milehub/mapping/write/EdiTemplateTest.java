package io.milehub.mapping.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.Problem;
import io.milehub.mapping.decode.edi.EdiDecoder;
import io.milehub.mapping.decode.edi.EdiFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, byte for byte against interchanges that were written by hand from X12 004010 and D.96A. */
class EdiTemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Interchange X12 =
            new Interchange("MILEHUB", "ZZ", "NORDEDI", "ZZ", 42, LocalDateTime.parse("2026-03-01T14:30:00"), false);
    private static final Interchange EDIFACT = new Interchange(
            "5412345000013", "14", "4012345000009", "14", 42, LocalDateTime.parse("2026-03-01T14:30:00"), false);

    private static final String ORDER = """
            {"number": "PO-1001", "date": "20260301",
             "ship": {"name": "%s", "street": "Via Roma 1", "city": "Milano", "zip": "20121", "country": "IT"},
             "lines": [{"no": 1, "quantity": 2, "price": "9.50", "sku": "AN-100231", "gtin": "4006381333931"},
                       {"no": 2, "quantity": 1, "price": "120.00", "sku": "AN-100232"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void an_850() throws Exception {
        String template = """
                write: x12
                message: '850'
                group: PO
                version: '004010'
                segments:
                  - BEG: ['"00"', '"DS"', .number, null, .date]
                  - REF: ['"CO"', .customer]
                    when: .customer != null
                  - N1: ['"ST"', .ship.name]
                  - N3: [.ship.street]
                  - N4: [.ship.city, null, .ship.zip, .ship.country]
                  - each: .lines
                    segments:
                      - PO1: [.no, .quantity, '"EA"', .price, null, '"VP"', .sku, 'if (.gtin) "EN"', .gtin]
                  - CTT: [count(.lines)]
                """;
        byte[] written = write(template, ORDER.formatted("Ada Rossi"), X12);
        assertThat(new String(written, StandardCharsets.US_ASCII))
                .isEqualTo("ISA*00*          *00*          *ZZ*MILEHUB        *ZZ*NORDEDI        *260301*1430*U*00401"
                        + "*000000042*0*P*>~GS*PO*MILEHUB*NORDEDI*20260301*1430*42*X*004010~ST*850*0001~"
                        + "BEG*00*DS*PO-1001**20260301~N1*ST*Ada Rossi~N3*Via Roma 1~N4*Milano**20121*IT~"
                        + "PO1*1*2*EA*9.50**VP*AN-100231*EN*4006381333931~PO1*2*1*EA*120.00**VP*AN-100232~CTT*2~"
                        + "SE*9*0001~GE*1*42~IEA*1*000000042~");
        assertThat((char) written[105]).as("X12.5: ISA has 106 characters").isEqualTo('~');
        assertThat(read("PO1", written)).hasSize(2);
        for (String separator : new String[] {"*", ">", "~", "\\n"}) {
            assertThatThrownBy(() -> write(template, ORDER.formatted("Ada" + separator + "B"), X12))
                    .isInstanceOf(WriteRefused.class)
                    .hasMessageContaining("separator");
        }
        assertThatThrownBy(() -> write(template, ORDER.formatted("Söhne"), X12)).isInstanceOf(WriteRefused.class);
    }

    @Test
    void an_orders_message_with_every_service_character_in_a_name() throws Exception {
        byte[] written = write("""
                write: edifact
                message: ORDERS:D:96A:UN:EAN008
                segments:
                  - BGM: ['"220"', .number, '"9"']
                  - DTM: [['"137"', .date, '"102"']]
                  - NAD: ['"DP"', null, null, .ship.name, .ship.street, .ship.city, null, .ship.zip, .ship.country]
                  - each: .lines
                    segments:
                      - LIN: [.no, null, [.gtin, 'if (.gtin) "EN"']]
                      - PIA: ['"1"', [.sku, '"SA"']]
                      - QTY: [['"21"', .quantity]]
                      - PRI: [['"AAA"', .price]]
                  - UNS: ['"S"']
                  - CNT: [['"2"', count(.lines)]]
                """, ORDER.formatted("Söhne's + Co: what?"), EDIFACT);
        assertThat(new String(written, StandardCharsets.ISO_8859_1))
                .isEqualTo("UNA:+.? 'UNB+UNOC:3+5412345000013:14+4012345000009:14+260301:1430+42'"
                        + "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+PO-1001+9'DTM+137:20260301:102'"
                        + "NAD+DP+++Söhne?'s ?+ Co?: what??+Via Roma 1+Milano++20121+IT'"
                        + "LIN+1++4006381333931:EN'PIA+1+AN-100231:SA'QTY+21:2'PRI+AAA:9.50'"
                        + "LIN+2'PIA+1+AN-100232:SA'QTY+21:1'PRI+AAA:120.00'UNS+S'CNT+2:2'UNT+15+1'UNZ+1+42'");
        List<JsonNode> lines = read("LIN", written);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("PRI").path(0).path("_1_2").asText()).isEqualTo("9.50");
    }

    /** X12.44 for 997; ISO 9735-4 for CONTRL, whose action 7 acknowledges this level and all below it, 4 rejects. */
    @Test
    void acknowledgements() throws Exception {
        assertThat(new String(write("""
                write: x12
                message: '997'
                group: FA
                version: '004010'
                segments:
                  - AK1: [.code, .control]
                  - each: .sets
                    segments:
                      - AK2: [.type, .control]
                      - AK5: [.verdict]
                  - AK9: [.verdict, count(.sets), count(.sets), .accepted]
                """, """
                {"code": "IN", "control": "7", "verdict": "P", "accepted": 1, "sets": [
                  {"type": "846", "control": "0001", "verdict": "A"},
                  {"type": "846", "control": "0002", "verdict": "R"}]}
                """, X12), StandardCharsets.US_ASCII))
                .endsWith("GS*FA*MILEHUB*NORDEDI*20260301*1430*42*X*004010~ST*997*0001~AK1*IN*7~AK2*846*0001~AK5*A~"
                        + "AK2*846*0002~AK5*R~AK9*P*2*2*1~SE*8*0001~GE*1*42~IEA*1*000000042~");
        assertThat(new String(write("""
                write: edifact
                message: CONTRL:2:2:UN
                segments:
                  - UCI: [.control, [.sender, '"14"'], [.recipient, '"14"'], .action]
                  - each: .messages
                    segments:
                      - UCM: [.control, [.type, '"D"', '"96A"', '"UN"'], .action]
                """, """
                {"control": "4711", "sender": "4012345000009", "recipient": "5412345000013", "action": 7,
                 "messages": [{"control": "1", "type": "PRICAT", "action": 7}]}
                """, EDIFACT), StandardCharsets.ISO_8859_1))
                .endsWith("UNH+1+CONTRL:2:2:UN'UCI+4711+4012345000009:14+5412345000013:14+7'"
                        + "UCM+1+PRICAT:D:96A:UN+7'UNT+4+1'UNZ+1+42'");
    }

    @Test
    void mistakes_are_told_with_their_places() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.write.yaml"), """
                write: x13
                message: '850'
                group: PO
                version: '004010'
                separators: '**~'
                segments:
                  - BEG: ['"00"', .a + 1]
                  - beg: [.a]
                  - N1: .b
                more: 1
                """);
        List<Problem> problems = new ArrayList<>();
        assertThat(EdiTemplate.read(file, problems)).isNull();
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("1:8", "5:13", "7:22", "8:5", "9:5", "10:7");
        assertThatThrownBy(() -> new Interchange("A", "ZZ", "B", "ZZ", 0, X12.at(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void templates_are_checked_with_the_mappings_beside_them() throws Exception {
        Path source = Files.createDirectories(folder.resolve("house"));
        Files.writeString(source.resolve("orders.write.yaml"), "write: x12\n");
        assertThatThrownBy(() -> MappingLoader.loadAll(folder))
                .isInstanceOf(MappingProblems.class)
                .hasMessageContaining("orders.write.yaml:1:1: `message` is");
    }

    private byte[] write(String template, String record, Interchange envelope) throws Exception {
        Path file = Files.writeString(folder.resolve("orders.write.yaml"), template);
        List<Problem> problems = new ArrayList<>();
        EdiTemplate read = EdiTemplate.read(file, problems);
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(read).write(JSON.readTree(record), envelope);
    }

    /** Our reader accepts no envelope that does not add up. */
    private static List<JsonNode> read(String each, byte[] body) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        new EdiDecoder(new EdiFormat(List.of(each), Set.of(), false, true, null, Map.of(), Set.of()))
                .decode(new ByteArrayInputStream(body), element -> records.add(element.value()));
        return records;
    }
}
