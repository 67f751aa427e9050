package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an interchange is written down is nothing that its records may depend on. */
class EdiVariationsTest {
    /** Segments of elements of components, before any separator is chosen. */
    private static final List<List<List<String>>> MESSAGE = List.of(
            List.of(
                    List.of("UNB"),
                    List.of("UNOC", "3"),
                    List.of("S"),
                    List.of("R"),
                    List.of("260301", "1000"),
                    List.of("77")),
            List.of(List.of("UNH"), List.of("1"), List.of("PRICAT", "D", "96A", "UN")),
            List.of(List.of("BGM"), List.of("9"), List.of("PC'1+2:3?4*5~6|7^8")),
            List.of(List.of("LIN"), List.of("1"), List.of(""), List.of("4006381333931", "EN")),
            List.of(List.of("IMD"), List.of("F"), List.of(""), List.of("", "", "", "Größe 40 – «Été»", "x")),
            List.of(List.of("PRI"), List.of("AAA", "12,50")),
            List.of(List.of("PRI"), List.of("AAE", "25.00", "CA", "SRP")),
            List.of(List.of("LIN"), List.of("2"), List.of(""), List.of("4006381333948", "EN")),
            List.of(List.of("UNT"), List.of("8"), List.of("1")),
            List.of(List.of("UNZ"), List.of("1"), List.of("77")));

    @Test
    void separators_line_ends_charsets_and_chunks_change_no_record() throws Exception {
        List<String> expected = null;
        int variants = 0;
        for (String service :
                List.of(":+.? '", ":+,? '", "=*.! ~", "|;.\\ \n", "\u001f\u001d.? \u001c", ":+.?*'", "^|,% \r")) {
            for (String after : List.of("", "\n", "\r\n", "\r\n\r\n   ", "\n\t")) {
                for (int width : new int[] {0, 80, 7}) {
                    for (Charset charset :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
                        int end = service.charAt(5);
                        boolean breakIsData = end == '\n' || end == '\r';
                        if (breakIsData && (width > 0 || !after.isEmpty())) {
                            continue;
                        }
                        byte[] body = wrapped(written(service, after), width).getBytes(charset);
                        EdiFormat format = TestEdi.format("LIN", false, charset);
                        for (int chunk : new int[] {1, 2, 3, 64, 100_000}) {
                            List<String> values = values(TestEdi.read(format, body, chunk));
                            expected = expected == null ? values : expected;
                            variants++;
                            assertThat(values)
                                    .as(service + " " + after.length() + " " + width + " " + charset + " " + chunk)
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
        assertThat(variants).isGreaterThan(900);
        assertThat(expected)
                .containsExactly(
                        "{\"LIN\":{\"_1\":\"1\",\"_3\":\"4006381333931\",\"_3_2\":\"EN\"},\"IMD\":[{\"_1\":\"F\","
                                + "\"_3_4\":\"Größe 40 – «Été»\",\"_3_5\":\"x\"}],\"PRI\":[{\"_1\":\"AAA\","
                                + "\"_1_2\":\"12,50\"},"
                                + "{\"_1\":\"AAE\",\"_1_2\":\"25.00\",\"_1_3\":\"CA\",\"_1_4\":\"SRP\"}]}"
                                + " in PC'1+2:3?4*5~6|7^8",
                        "{\"LIN\":{\"_1\":\"2\",\"_3\":\"4006381333948\",\"_3_2\":\"EN\"}} in PC'1+2:3?4*5~6|7^8");
    }

    /** Messages of an interchange, interchanges of a file, or a file each: the records are the same. */
    @Test
    void how_messages_are_grouped_changes_no_record() throws Exception {
        String first = "UNH+1+PRICAT:D:96A:UN'BGM+9+A'LIN+1'PIA+1+X'LIN+2'UNT+6+1'";
        String second = first.replace("UNH+1", "UNH+2").replace("UNT+6+1", "UNT+6+2");
        String open = "UNB+UNOC:3+S+R+260301:1000+7'";
        String other = "UNB+UNOC:3+S+R+260301:1000+8'";
        String group = "UNG+PRICAT+S+R+260301:1000+5+UN+D:96A'";
        List<String> expected = values(TestEdi.read("LIN", open + first + second + "UNZ+2+7'"));
        assertThat(expected).hasSize(4);
        assertThat(values(TestEdi.read("LIN", open + group + first + second + "UNE+2+5'UNZ+1+7'")))
                .isEqualTo(expected);
        assertThat(values(TestEdi.read("LIN", open + group + first + "UNE+1+5'" + group + second + "UNE+1+5'UNZ+2+7'")))
                .isEqualTo(expected);
        assertThat(values(TestEdi.read("LIN", open + first + "UNZ+1+7'\r\n" + other + second + "UNZ+1+8'")))
                .isEqualTo(expected);
        String advised = ("UNA*;.! ~" + other + second + "UNZ+1+8'")
                .replace("UNA*;.! ~", "\u0001")
                .replace('+', ';')
                .replace(':', '*')
                .replace('\'', '~')
                .replace("\u0001", "UNA*;.! ~");
        assertThat(values(TestEdi.read("LIN", open + first + "UNZ+1+7'" + advised)))
                .isEqualTo(expected);
    }

    private static List<String> values(TestEdi read) {
        List<String> values = new ArrayList<>();
        read.elements.forEach(element -> {
            assertThat(element.fault()).isNull();
            values.add(element.value() + " in "
                    + element.parent().path("BGM").path(0).path("_2").asText());
        });
        return values;
    }

    private static String written(String service, String after) {
        StringBuilder text = new StringBuilder("UNA").append(service).append(after);
        for (List<List<String>> segment : MESSAGE) {
            for (int i = 0; i < segment.size(); i++) {
                text.append(i == 0 ? "" : String.valueOf(service.charAt(1)));
                for (int j = 0; j < segment.get(i).size(); j++) {
                    text.append(j == 0 ? "" : String.valueOf(service.charAt(0)));
                    segment.get(i).get(j).chars().forEach(c -> {
                        boolean means = service.indexOf(c) >= 0 && service.indexOf(c) != 2 && c != ' ';
                        text.append(means ? String.valueOf(service.charAt(3)) : "")
                                .append((char) c);
                    });
                }
            }
            text.append(service.charAt(5)).append(after);
        }
        return text.toString();
    }

    /** Breaks the text into lines of one width, wherever that falls, but not within UNA. */
    private static String wrapped(String text, int width) {
        if (width == 0) {
            return text;
        }
        StringBuilder lines = new StringBuilder(text.substring(0, 9));
        for (int i = 9; i < text.length(); i += width) {
            lines.append(text, i, Math.min(text.length(), i + width)).append("\r\n");
        }
        return lines.toString();
    }
}
