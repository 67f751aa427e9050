package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headers and trailers that do not belong together (ISO 9735-1, 8; X12.5, IEA; X12.6, GE and SE). */
class EnvelopeTest {
    private static final String GOOD = """
            UNB+UNOC:3+S+R+260301:1000+77'
            UNG+PRICAT+S+R+260301:1000+5+UN+D:96A'
            UNH+1+PRICAT:D:96A:UN'
            LIN+1'
            UNT+3+1'
            UNE+1+5'
            UNZ+1+77'
            """;
    private static final String X12 = """
            ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1000*U*00401*000000077*0*P*>~
            GS*SC*S*R*20260301*1000*007*X*004010~
            ST*832*0001~
            LIN*1~
            SE*3*0001~
            GE*1*7~
            IEA*1*000000077~
            """;

    @Test
    void what_belongs_together_has_no_fault() throws Exception {
        assertThat(TestEdi.read("LIN", GOOD).values).hasSize(1);
        assertThat(TestEdi.read("LIN", X12).values).hasSize(1);
    }

    @Test
    void each_fault_is_told_with_its_place_or_reported_as_a_refused_record() throws Exception {
        fault(GOOD, "UNT+3+1", "UNT+4+1", "envelope-count UNT", "line 5, column 1, segment 5");
        fault(GOOD, "UNT+3+1", "UNT+3+2", "envelope-control UNT", "line 5, column 1, segment 5");
        fault(GOOD, "UNE+1+5", "UNE+2+5", "envelope-count UNE", "line 6, column 1, segment 6");
        fault(GOOD, "UNE+1+5", "UNE+1+6", "envelope-control UNE", "line 6, column 1, segment 6");
        fault(GOOD, "UNZ+1+77", "UNZ+3+77", "envelope-count UNZ", "line 7, column 1, segment 7");
        fault(GOOD, "UNZ+1+77", "UNZ+1+077", "envelope-control UNZ", "line 7, column 1, segment 7");
        fault(GOOD, "UNT+3+1'\n", "", "envelope-trailer UNE", "line 5, column 1, segment 5");
        fault(GOOD, "UNE+1+5'\n", "", "envelope-trailer UNZ", "line 6, column 1, segment 6");
        fault(GOOD, "UNH+1", "BGM+1'UNH+1", "envelope-stray BGM", "line 3, column 1, segment 3");
        fault(X12, "SE*3*0001", "SE*x*0001", "envelope-count SE", "line 5, column 1, segment 5");
        fault(X12, "SE*3*0001", "SE*3*1", "envelope-control SE", "line 5, column 1, segment 5");
        fault(X12, "GE*1*7", "GE*0*7", "envelope-count GE", "line 6, column 1, segment 6");
        fault(X12, "GE*1*7", "GE*1*70", "envelope-control GE", "line 6, column 1, segment 6");
        fault(X12, "IEA*1*000000077", "IEA*2*000000077", "envelope-count IEA", "line 7, column 1, segment 7");
        fault(X12, "IEA*1*000000077", "IEA*1*000000078", "envelope-control IEA", "line 7, column 1, segment 7");
        fault(X12, "GS*SC*S*R*20260301*1000*007*X*004010~\n", "", "envelope-header ST", "line 2, column 1, segment 2");
    }

    /** X12.5: the control number is unique between the partners; the second of two is answered by TA1, code 025. */
    @Test
    void an_interchange_that_comes_twice_in_one_body_is_used_once() throws Exception {
        for (String body : List.of(GOOD, X12)) {
            TestEdi twice = TestEdi.reported("LIN", body + body);
            assertThat(twice.values).hasSize(1);
            assertThat(twice.faults).containsExactly("envelope-duplicate " + body.substring(0, 3));
            assertThatThrownBy(() -> TestEdi.read("LIN", body + body))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("line 8, column 1");
        }
        assertThat(TestEdi.read("LIN", GOOD + GOOD.replace("+77'", "+78'")).values)
                .hasSize(2);
        assertThat(TestEdi.read("LIN", GOOD + X12 + "\u001a\r\n\u0000").values).hasSize(2);
    }

    /** ISO 9735-1, 0035 (1: the interchange is a test); X12.5, I14 (T: test data). */
    @Test
    void an_interchange_that_says_it_is_a_test_is_used_only_if_tests_are() throws Exception {
        String edifact = GOOD.replace("1000+77'", "1000+77++++++1'");
        for (String test : List.of(edifact, X12.replace("*0*P*", "*0*T*"))) {
            assertThat(TestEdi.read("LIN", test).values).hasSize(1);
            assertThatThrownBy(() -> noTests("LIN", false, test))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("line 1, column 1")
                    .hasMessageContaining("test: use");
            TestEdi beside = noTests("LIN", true, test + GOOD.replace("+77", "+78"));
            assertThat(beside.values).as("of the one that is none").hasSize(1);
            assertThat(beside.faults).containsExactly("envelope-test " + test.substring(0, 3));
        }
        for (String real : List.of(GOOD, X12, GOOD.replace("1000+77'", "1000+77++++++0'"))) {
            assertThat(noTests("LIN", false, real).values).hasSize(1);
        }
    }

    private static TestEdi noTests(String each, boolean report, String body) throws DecodeRefused, IOException {
        return TestEdi.read(TestEdi.noTests(each, report), body.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    @Test
    void messages_without_an_interchange_are_a_fault_of_the_envelope() throws Exception {
        String body = "UNA:+.? '\nUNH+1+ORDERS:D:11A:UN'\nLIN+1'\nUNT+3+1'\n";
        assertThatThrownBy(() -> TestEdi.read("LIN", body))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("no UNB");
        TestEdi read = TestEdi.reported("LIN", body);
        assertThat(read.values).hasSize(1);
        assertThat(read.faults).containsExactly("envelope-header UNH");
    }

    /** A body that ends anywhere but behind its last trailer is incomplete, whatever the policy is. */
    @Test
    void a_body_that_is_cut_off_at_any_byte_is_refused() throws Exception {
        for (String body : List.of(GOOD.strip(), X12.strip(), GOOD.replace("\n", ""), X12.replace("~", ""))) {
            for (int length = 0; length < body.length() - 1; length++) {
                String cut = body.substring(0, length);
                assertThatThrownBy(() -> TestEdi.reported("LIN", cut))
                        .as(cut)
                        .isInstanceOf(DecodeRefused.class)
                        .message()
                        .containsAnyOf("incomplete", "empty", "begins here");
            }
        }
    }

    @Test
    void a_last_trailer_without_its_terminator_is_whole_if_its_control_number_is() throws Exception {
        assertThat(TestEdi.read("LIN", GOOD.replace("UNZ+1+77'\n", "UNZ+1+77")).values)
                .hasSize(1);
        assertThat(TestEdi.read("LIN", X12.replace("IEA*1*000000077~\n", "IEA*1*000000077")).values)
                .hasSize(1);
        assertThatThrownBy(() -> TestEdi.reported("LIN", GOOD.replace("UNZ+1+77'\n", "UNZ+1+7")))
                .hasMessageContaining("incomplete");
        assertThatThrownBy(() -> TestEdi.reported("LIN", GOOD.replace("UNZ+1+77'\n", "") + GOOD))
                .hasMessageContaining("incomplete");
    }

    private static void fault(String body, String right, String wrong, String fault, String position) throws Exception {
        assertThat(body).contains(right);
        String faulty = body.replace(right, wrong);
        TestEdi reported = TestEdi.reported("LIN", faulty);
        assertThat(reported.values).as(wrong).hasSize(1);
        assertThat(reported.faults).as(wrong).contains(fault);
        assertThat(reported.elements)
                .anySatisfy(element -> assertThat(element.fault())
                        .isNotNull()
                        .satisfies(refusal -> assertThat(refusal.detail()).contains(position)));
        assertThatThrownBy(() -> TestEdi.read("LIN", faulty))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(position)
                .hasMessageContaining("envelope: report");
    }
}
