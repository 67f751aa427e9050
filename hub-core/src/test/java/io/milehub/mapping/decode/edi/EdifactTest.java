package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule of ISO 9735 (syntax versions 1 to 4) on the smallest interchange that shows it. */
class EdifactTest {
    private static final String UNB = "UNB+UNOC:3+S+R+260301:1000+77'";
    private static final String UNH = "UNH+1+ORDERS:D:96A:UN'";
    private static final String END = "UNZ+1+77'";

    @Test
    void a_segment_is_flat_and_absent_elements_are_left_out() throws Exception {
        TestEdi read = TestEdi.read("LIN", UNB + UNH + "LIN+1++4000862141404:SRV'QTY+21:10:PCE'UNT+4+1'" + END);
        assertThat(read.value(0))
                .hasToString("{\"LIN\":{\"_1\":\"1\",\"_3\":\"4000862141404\",\"_3_2\":\"SRV\"},"
                        + "\"QTY\":[{\"_1\":\"21\",\"_1_2\":\"10\",\"_1_3\":\"PCE\"}]}");
    }

    /** ISO 9735-1, 7.1 and annex A: the service string advice, and what holds without it. */
    @Test
    void service_characters_are_those_of_the_advice() throws Exception {
        String said =
                "UNA=*,! ~UNB*UNOC=3*S*R*260301=1000*77~UNH*1*ORDERS=D=96A=UN~LIN*1**a!*b!=c!!=EN~UNT*3*1~UNZ*1*77~";
        TestEdi read = TestEdi.read("LIN", said);
        assertThat(read.value(0)).hasToString("{\"LIN\":{\"_1\":\"1\",\"_3\":\"a*b=c!\",\"_3_2\":\"EN\"}}");
        assertThat(read.elements.getFirst().root().path("decimal_mark").asText())
                .isEqualTo(",");
    }

    /** ISO 9735-1, 7.3: the character behind the release character is data, also the release character itself. */
    @Test
    void a_released_character_is_data() throws Exception {
        TestEdi read = TestEdi.read("FTX", UNB + UNH + "FTX+a?'b?+c?:d??+e'UNT+3+1'" + END);
        assertThat(read.value(0)).hasToString("{\"FTX\":{\"_1\":\"a'b+c:d?\",\"_2\":\"e\"}}");
    }

    /** ISO 9735:1988, 5.2: level B separates with IS1, IS3 and IS4. */
    @Test
    void level_b_has_separators_of_its_own() throws Exception {
        String b = (UNB + UNH + "LIN+1++A'UNT+3+1'" + END)
                .replace("UNOC", "UNOB")
                .replace('+', '\u001d')
                .replace(':', '\u001f')
                .replace('\'', '\u001c');
        assertThat(TestEdi.read("LIN", b).value(0)).hasToString("{\"LIN\":{\"_1\":\"1\",\"_3\":\"A\"}}");
    }

    /** ISO 9735-1:2002, annex A: version 4 repeats elements with *; in version 3 that is data. */
    @Test
    void elements_repeat_in_version_4_only() throws Exception {
        String body = UNB + UNH + "ERC+a:b*c:d'UNT+3+1'" + END;
        assertThat(TestEdi.read("ERC", body).value(0))
                .hasToString("{\"ERC\":{\"_1\":\"a\",\"_1_2\":\"b*c\",\"_1_3\":\"d\"}}");
        assertThat(TestEdi.read("ERC", body.replace("UNOC:3", "UNOC:4")).value(0))
                .hasToString("{\"ERC\":{\"_1\":\"a\",\"_1_2\":\"b\",\"_1_all\":[{\"_1\":\"a\",\"_2\":\"b\"},"
                        + "{\"_1\":\"c\",\"_2\":\"d\"}]}}");
    }

    @Test
    void names_that_an_expression_asks_for_are_always_there() throws Exception {
        byte[] body = (UNB + UNH + "LIN+1++A'UNT+3+1'" + END).getBytes(StandardCharsets.UTF_8);
        TestEdi read = TestEdi.read(TestEdi.format("LIN", false, null, "_3_1", "_1_all"), body, 5);
        assertThat(read.value(0).path("LIN"))
                .hasToString("{\"_1\":\"1\",\"_3\":\"A\",\"_1_all\":[{\"_1\":\"1\"}],\"_3_1\":\"A\"}");
    }

    /** UN/EDIFACT code list 0001. */
    @Test
    void the_syntax_identifier_says_the_charset() throws Exception {
        Map<String, String> written = Map.of(
                "UNOC", "ISO-8859-1",
                "UNOD", "ISO-8859-2",
                "UNOE", "ISO-8859-5",
                "UNOF", "ISO-8859-7",
                "UNOK", "ISO-8859-9",
                "UNOL", "ISO-8859-15",
                "UNOW", "UTF-8",
                "UNOY", "UTF-8");
        Map<String, String> words = Map.of("UNOE", "пальто", "UNOF", "παλτό", "UNOD", "płaszcz", "UNOL", "cœur €");
        for (Map.Entry<String, String> syntax : written.entrySet()) {
            String word = words.getOrDefault(syntax.getKey(), "Größe");
            byte[] body = imd(word).replace("UNOC", syntax.getKey()).getBytes(Charset.forName(syntax.getValue()));
            assertThat(TestEdi.read(TestEdi.format("IMD", false, null), body, 3)
                            .value(0)
                            .path("IMD")
                            .path("_1"))
                    .as(syntax.getKey())
                    .hasToString("\"" + word + "\"");
        }
    }

    @Test
    void bytes_that_the_declared_charset_lacks_refuse_the_body_and_the_mapping_may_know_better() throws Exception {
        byte[] body = imd("Größe").replace("UNOC", "UNOA").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TestEdi.read(TestEdi.format("IMD", true, null), body, 99))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("not US-ASCII")
                .hasMessageContaining("charset: ISO-8859-1");
        assertThat(TestEdi.read(TestEdi.format("IMD", false, StandardCharsets.ISO_8859_1), body, 99).values)
                .first()
                .asString()
                .contains("Größe");
        assertThatThrownBy(() -> TestEdi.read("IMD", imd("a").replace("UNOC", "UNOX")))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("UNOX");
    }

    /** In ISO 2022 and Shift JIS, bytes inside a character may look like separators. */
    @Test
    void wide_charsets_are_read_before_anything_is_cut() throws Exception {
        for (String charset : List.of("ISO-2022-JP", "Shift_JIS", "UTF-16", "UTF-16LE", "UTF-16BE", "Cp1047")) {
            String word = charset.equals("Cp1047") ? "Größe" : "表示ソ婦";
            byte[] body = imd(word).replace("UNOC", "UNOX").getBytes(Charset.forName(charset));
            EdiFormat format = TestEdi.format("IMD", false, Charset.forName(charset));
            assertThat(TestEdi.read(format, body, 1).value(0).path("IMD").path("_1"))
                    .as(charset)
                    .hasToString("\"" + word + "\"");
        }
        byte[] marked = ("\ufeff" + imd("表示")).getBytes(StandardCharsets.UTF_8);
        assertThat(TestEdi.read(TestEdi.format("IMD", false, null), marked, 1)
                        .values
                        .getFirst())
                .contains("表示");
    }

    @Test
    void what_stands_before_the_records_is_around_them_and_the_summary_is_the_pages() throws Exception {
        TestEdi read = TestEdi.read(
                "LIN",
                UNB + "UNG+ORDERS+S+R+260301:1000+5+UN+D:96A'" + UNH + "BGM+220+A1'LIN+1'LIN+2'UNS+S'CNT+2:2'UNT+7+1'"
                        + "UNE+1+5'" + END);
        assertThat(read.elements.getLast().parent().path("UNG").path("_5").asText())
                .isEqualTo("5");
        assertThat(read.elements.getLast().parent())
                .isSameAs(read.elements.getLast().root());
        assertThat(read.elements.getLast().root().path("BGM")).hasToString("[{\"_1\":\"220\",\"_2\":\"A1\"}]");
        assertThat(String.valueOf(read.page))
                .contains("\"CNT\":[{\"_1\":\"2\",\"_1_2\":\"2\"}]")
                .contains("\"BGM\"");
        assertThat(new EdiDecoder(TestEdi.format("LIN", false, null))
                        .page(new java.io.ByteArrayInputStream(
                                (UNB + UNH + "UNT+2+1'" + END).getBytes(StandardCharsets.UTF_8)))
                        .path("UNB")
                        .path("_5")
                        .asText())
                .isEqualTo("77");
    }

    @Test
    void loops_stand_inside_of_loops_until_a_named_segment() throws Exception {
        String body = UNB + UNH + "LIN+1'QTY+145:7'LOC+18+A'QTY+83:2'LOC+18+B'DTM+1'PRI+AAA:9'LIN+2'UNT+10+1'" + END;
        EdiFormat format = new EdiFormat(
                List.of("LIN", "LOC"), Set.of(), false, true, null, Map.of("LOC", Set.of("PRI")), Set.of());
        TestEdi read = TestEdi.read(format, body.getBytes(StandardCharsets.UTF_8), 2);
        assertThat(read.elements).hasSize(2);
        assertThat(read.value(0))
                .hasToString("{\"LOC\":{\"_1\":\"18\",\"_2\":\"A\"},\"QTY\":[{\"_1\":\"83\",\"_1_2\":\"2\"}]}");
        assertThat(read.elements.get(1).parent())
                .hasToString("{\"LIN\":{\"_1\":\"1\"},\"QTY\":[{\"_1\":\"145\",\"_1_2\":\"7\"}],"
                        + "\"PRI\":[{\"_1\":\"AAA\",\"_1_2\":\"9\"}]}");
        assertThat(read.elements.get(1).grandparent().path("UNH").path("_2").asText())
                .isEqualTo("ORDERS");
    }

    @Test
    void messages_of_another_type_are_passed_over_and_a_body_without_the_type_is_refused() throws Exception {
        String body = UNB + UNH + "LIN+1'UNT+3+1'UNH+2+ORDRSP:D:96A:UN'LIN+9'UNT+3+2'UNZ+2+77'";
        EdiFormat orders = new EdiFormat(List.of("LIN"), Set.of("ORDRSP"), false, true, null, Map.of(), Set.of());
        assertThat(TestEdi.read(orders, body.getBytes(StandardCharsets.UTF_8), 9)
                        .value(0))
                .hasToString("{\"LIN\":{\"_1\":\"9\"}}");
        EdiFormat prices = new EdiFormat(List.of("LIN"), Set.of("PRICAT"), true, true, null, Map.of(), Set.of());
        assertThatThrownBy(() -> TestEdi.read(prices, body.getBytes(StandardCharsets.UTF_8), 9))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("no message PRICAT, but ORDERS, ORDRSP");
    }

    private static String imd(String text) {
        return UNB + UNH + "IMD+" + text + "'UNT+3+1'" + END;
    }
}
