package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.decode.archive.ArchiveDecoder;
import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadEnvelopes;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Which interchanges, groups and messages stand in a body, and where each is wrong. */
class EnvelopesTest {
    private static final String X12 = """
            ISA*00*          *00*          *ZZ*SENDER         *01*RECEIVER       *260301*1000*U*00401*000000077*0*P*>~
            GS*SC*S*R*20260301*1000*7*X*004010~
            ST*832*0001~
            LIN*1~
            SE*4*0001~
            ST*832*0002~
            LIN*1~
            SE*3*0002~
            GE*1*7~
            GS*IB*S*R*20260301*1000*8*X*004010~
            ST*846*0001~
            GE*1*8~
            IEA*2*000000077~
            """;
    private static final String EDIFACT = """
            UNB+UNOC:3+S:14+R+260301:1000+77'
            UNH+1+PRICAT:D:96A:UN:EAN008'
            LIN+1'
            UNT+3+1'
            UNH+2+PRICAT:D:96A:UN:EAN008'
            UNT+2+3'
            UNZ+3+77'
            """;

    @Test
    void groups_and_messages_of_x12_with_each_fault_at_its_level() throws Exception {
        ReadInterchange read = only(X12);
        assertThat(read.sender()).hasToString("ZZ:SENDER");
        assertThat(read.recipient()).hasToString("01:RECEIVER");
        assertThat(read.control()).isEqualTo("77");
        assertThat(read.faults()).isEmpty();
        assertThat(read.groups()).hasSize(2);
        ReadGroup catalogue = read.groups().getFirst();
        assertThat(List.of(catalogue.code(), catalogue.control(), catalogue.said()))
                .containsExactly("SC", "7", "1");
        assertThat(catalogue.faults())
                .extracting(EnvelopesTest::told)
                .containsExactly("envelope-count GE line 9, column 1, segment 9");
        assertThat(catalogue.messages()).extracting(ReadMessage::control).containsExactly("0001", "0002");
        assertThat(catalogue.messages().getFirst().faults())
                .extracting(EnvelopesTest::told)
                .containsExactly("envelope-count SE line 5, column 1, segment 5");
        assertThat(catalogue.messages().getLast().faults()).isEmpty();
        ReadMessage cut = read.groups().getLast().messages().getFirst();
        assertThat(cut.type()).isEqualTo("846");
        assertThat(cut.faults())
                .extracting(EnvelopesTest::told)
                .containsExactly("envelope-trailer GE line 12, column 1, segment 12");
        assertThat(read.allFaults()).hasSize(3);
    }

    @Test
    void messages_of_edifact_without_groups() throws Exception {
        ReadInterchange read = only(EDIFACT);
        assertThat(read.sender()).hasToString("14:S");
        assertThat(read.recipient()).hasToString("R");
        assertThat(read.faults())
                .extracting(EnvelopesTest::told)
                .containsExactly("envelope-count UNZ line 7, column 1, segment 7");
        assertThat(read.groups()).hasSize(1);
        List<ReadMessage> messages = read.groups().getFirst().messages();
        assertThat(messages.getFirst().version()).containsExactly("D", "96A", "UN", "EAN008");
        assertThat(messages.getLast().faults())
                .extracting(EnvelopesTest::told)
                .containsExactly("envelope-control UNT line 6, column 1, segment 6");
    }

    @Test
    void a_body_that_breaks_off_tells_what_it_held_before() throws Exception {
        ReadEnvelopes read = read(EDIFACT.substring(0, EDIFACT.indexOf("UNT+2+3")));
        assertThat(read.refused()).isNotNull();
        assertThat(read.interchanges()).hasSize(1);
        assertThat(read.interchanges().getFirst().groups().getFirst().messages())
                .hasSize(2);
        assertThat(read("no EDI at all").interchanges()).isEmpty();
    }

    @Test
    void the_hash_is_of_values_not_of_what_separates_them() throws Exception {
        byte[] hash = only(X12).hash();
        assertThat(only(X12.replace("~\n", "~")).hash()).isEqualTo(hash);
        assertThat(only(X12.replace("*", "|")).hash()).isEqualTo(hash);
        assertThat(only(X12.replace("LIN*1", "LIN*2")).hash()).isNotEqualTo(hash);
        assertThat(only(X12.replace("LIN*1", "LIN**1")).hash()).isNotEqualTo(hash);
        List<ReadInterchange> two = read(X12 + EDIFACT).interchanges();
        assertThat(two.getFirst().hash()).isEqualTo(hash);
        assertThat(two.getLast().hash()).isEqualTo(only(EDIFACT).hash());
        assertThat(two.getLast().position()).isEqualTo("line 14, column 1, segment 1");
    }

    @Test
    void of_bodies_without_measure_so_much_is_written_down() throws Exception {
        String strays = "BGM+1'".repeat(EnvelopeLog.FAULTS_MAX + 1);
        assertThat(only("UNB+UNOC:3+S+R+260301:1000+77'" + strays + "UNZ+0+77'").faults())
                .hasSize(EnvelopeLog.FAULTS_MAX);
        String messages = "UNH+1+X:D:96A:UN'UNT+2+1'".repeat(EnvelopeLog.MESSAGES_MAX + 1);
        ReadInterchange read = only("UNB+UNOC:3+S+R+260301:1000+77'" + messages + "UNZ+100001+77'");
        assertThat(read.groups().getFirst().messages()).hasSize(EnvelopeLog.MESSAGES_MAX);
    }

    @Test
    void a_packed_body_is_looked_into() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(X12.getBytes(StandardCharsets.US_ASCII));
        }
        ReadEnvelopes read =
                new ArchiveDecoder(decoder(), null, false).envelopes(new ByteArrayInputStream(packed.toByteArray()));
        assertThat(read.interchanges()).extracting(ReadInterchange::control).containsExactly("77");
    }

    private static String told(EnvelopeFault fault) {
        return fault.code() + " " + fault.tag() + " " + fault.position();
    }

    private static ReadInterchange only(String body) throws Exception {
        ReadEnvelopes read = read(body);
        assertThat(read.refused()).isNull();
        assertThat(read.interchanges()).hasSize(1);
        return read.interchanges().getFirst();
    }

    private static ReadEnvelopes read(String body) throws Exception {
        return decoder().envelopes(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static EdiDecoder decoder() {
        return new EdiDecoder(TestEdi.format("LIN", false, null));
    }
}
