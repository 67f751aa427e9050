package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import org.junit.jupiter.api.Test;

/** X12.5 (interchange) and X12.6 (application control), and what partners make of ISA. */
class X12Test {
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1000*U*00401*000000077"
                    + "*0*P*>~";
    private static final String GS = "GS*SH*S*R*20260301*1000*7*X*004010~";
    private static final String END = "GE*1*7~IEA*1*000000077~";

    @Test
    void separators_stand_at_their_places_in_isa() throws Exception {
        String body = ISA + GS + "ST*855*0001~PO1*1*2*EA*9.5**VP*A>B~SE*3*0001~" + END;
        String expected = "{\"PO1\":{\"_1\":\"1\",\"_2\":\"2\",\"_3\":\"EA\",\"_4\":\"9.5\",\"_6\":\"VP\",\"_7\":\"A\","
                + "\"_7_2\":\"B\"}}";
        assertThat(TestEdi.read("PO1", body).value(0)).hasToString(expected);
        for (String other : new String[] {"|^\n", "|^\r\n", "\u001d\u001f\u001c", "*>…", "*>\r", "!;é", "|;'"}) {
            String end = other.substring(2);
            String said = body.replace('*', other.charAt(0))
                    .replace('>', other.charAt(1))
                    .replace("~", end);
            assertThat(TestEdi.read("PO1", said).value(0)).as(other).hasToString(expected);
        }
    }

    /** X12.6, 3.5.1.2: since 004020 ISA11 separates repetitions; before, it named the standard, and ^ is data. */
    @Test
    void elements_repeat_since_version_4020() throws Exception {
        String body = ISA + GS + "ST*855*0001~AK4*1>a^2~SE*3*0001~" + END;
        assertThat(TestEdi.read("AK4", body).value(0)).hasToString("{\"AK4\":{\"_1\":\"1\",\"_1_2\":\"a^2\"}}");
        assertThat(TestEdi.read("AK4", body.replace("*U*00401*", "*^*00501*")).value(0))
                .hasToString("{\"AK4\":{\"_1\":\"1\",\"_1_2\":\"a\",\"_1_all\":[{\"_1\":\"1\",\"_2\":\"a\"},"
                        + "{\"_1\":\"2\"}]}}");
    }

    @Test
    void an_isa_of_another_length_is_read_by_its_separators() throws Exception {
        String rest = GS + "ST*855*0001~PO1*1~SE*3*0001~" + END;
        String expected = "{\"PO1\":{\"_1\":\"1\"}}";
        String bare = "ISA*00**00**ZZ*S*ZZ*R*260301*1000*U*00401*000000077*0*P*";
        assertThat(TestEdi.read("PO1", bare + ">~" + rest).value(0)).hasToString(expected);
        // ISA16 is left out, or is the same as the element separator: then nothing has components.
        assertThat(TestEdi.read("PO1", bare + "\n" + rest.replace("~", "\n")).value(0))
                .hasToString(expected);
        assertThat(TestEdi.read("PO1", bare + "~" + rest).value(0)).hasToString(expected);
        assertThat(TestEdi.read("PO1", bare + "*\n" + rest.replace("~", "\n")).value(0))
                .hasToString(expected);
        // By X12.5 the tilde is ISA16 here and the line break the terminator.
        assertThat(TestEdi.read("PO1", bare + "~\n" + rest.replace("~", "~\n")).value(0))
                .hasToString(expected);
        for (String wrong :
                new String[] {"ISAA00", bare, bare + ">", "ISA*00*~", bare + ">X" + rest, bare + "A~" + rest}) {
            assertThatThrownBy(() -> TestEdi.read("PO1", wrong)).as(wrong).isInstanceOf(DecodeRefused.class);
        }
    }

    /** X12 856, HL: HL01 is the id, HL02 that of the parent, HL03 the level; a parent stands before its children. */
    @Test
    void levels_nest_by_the_ids_of_their_parents() throws Exception {
        TestEdi read = TestEdi.read(
                "HL",
                ISA + GS + "ST*856*0001~BSN*00*A*20260301*1000~HL*1**S~TD5**2*UPSN~HL*2*1*O~PRF*PO-1~HL*3*2*P~MAN*GM*1~"
                        + "HL*4*3*I~LIN**VP*X~HL*5*2*P~HL*6*5*I~LIN**VP*Y~HL*7*1*O~PRF*PO-2~HL*8*7*I~LIN**VP*Z~CTT*8~"
                        + "SE*19*0001~" + END);
        assertThat(read.faults).isEmpty();
        assertThat(read.elements).hasSize(8);
        JsonNode y = read.value(5);
        assertThat(y.path("up").path("O").path("PRF")).hasToString("[{\"_1\":\"PO-1\"}]");
        assertThat(y.path("up").path("S").path("TD5")).hasToString("[{\"_2\":\"2\",\"_3\":\"UPSN\"}]");
        assertThat(y.path("up").path("P").path("HL").path("_1").asText()).isEqualTo("5");
        assertThat(y.path("up").path("P").has("MAN")).isFalse();
        assertThat(read.elements.get(5).parent().path("HL").path("_1").asText()).isEqualTo("5");
        assertThat(read.elements.get(5).grandparent().path("HL").path("_1").asText())
                .isEqualTo("2");
        assertThat(read.value(7).path("up").properties()).hasSize(2);
        assertThat(read.value(7).path("up").path("O").path("PRF")).hasToString("[{\"_1\":\"PO-2\"}]");
        assertThat(read.elements.getFirst().parent().path("BSN").isArray()).isTrue();
    }

    @Test
    void where_no_level_names_its_parent_they_nest_by_their_codes() throws Exception {
        TestEdi read = TestEdi.read(
                "HL",
                ISA + GS + "ST*856*0001~HL*1**S~HL*2**O~PRF*1~HL*3**I~HL*4**I~HL*5**O~PRF*2~HL*6**I~SE*10*0001~" + END);
        assertThat(read.value(3).path("up").path("O").path("PRF")).hasToString("[{\"_1\":\"1\"}]");
        assertThat(read.value(5).path("up").path("O").path("PRF")).hasToString("[{\"_1\":\"2\"}]");
        assertThat(read.value(5).path("up").properties()).hasSize(2);
    }

    @Test
    void a_level_without_its_parent_is_refused_and_not_its_neighbours() throws Exception {
        TestEdi read = TestEdi.read("HL", ISA + GS + "ST*856*0001~HL*1**S~HL*2*9*O~HL*3*2*I~HL*4*1*O~SE*6*0001~" + END);
        assertThat(read.faults).containsExactly("parent-missing HL");
        assertThat(read.values).hasSize(3);
        assertThat(read.value(3).path("up").path("S").path("HL").path("_1").asText())
                .isEqualTo("1");
    }

    @Test
    void lines_that_ask_for_service_are_no_messages() throws Exception {
        TestEdi read = TestEdi.read(
                "AK2",
                ISA + "TA1*000000001*260301*1000*A*000~" + GS + "ST*997*0001~AK1*PO*1~AK2*850*0001~AK5*A~AK9*A*1*1*1~"
                        + "SE*6*0001~" + END);
        assertThat(read.faults).isEmpty();
        assertThat(read.values).hasSize(1);
    }
}
