package io.milehub.mapping.decode.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mapping does not say of a file is found in it. Each expectation is worked out by hand. */
class CsvDetectionTest {
    private static final String ROW = "{\"sku\":\"A1\",\"name\":\"Coat\",\"price\":\"1.234,50\"}";

    @Test
    void the_delimiter_is_the_one_by_which_the_header_has_the_columns_that_are_read() throws Exception {
        for (String delimiter : List.of(";", "\t", "|")) {
            String body = "sku;name;price\nA1;Coat;1.234,50\n".replace(";", delimiter);
            assertThat(rows(body, "sku", "name")).as(delimiter).containsExactly(ROW);
        }
        assertThat(rows("sku,name,price\nA1,Coat,\"1.234,50\"\n", "sku", "name"))
                .containsExactly(ROW);
        assertThat(rows("sku\nA1\nA2\n", "sku")).containsExactly("{\"sku\":\"A1\"}", "{\"sku\":\"A2\"}");
    }

    @Test
    void single_quotes_are_found_where_cells_stand_in_them() throws Exception {
        assertThat(rows("sku;name;price\n'A1';'Coat';'1.234,50'\n", "sku", "name"))
                .containsExactly(ROW);
        assertThat(rows("'sku','name'\n'A1','Coat, long'\n", "sku", "name"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"Coat, long\"}");
        assertThat(rows("sku;name\nA1;'t Hooft\nA2;x\n", "sku", "name"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"'t Hooft\"}", "{\"sku\":\"A2\",\"name\":\"x\"}");
    }

    @Test
    void a_quote_that_is_not_closed_is_a_fault_and_no_sign_of_other_quotes() {
        assertThatThrownBy(() -> rows("sku;name;x\nA1;\"Coat;1\nA2;y;2\n", "sku", "name"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("no well-formed");
    }

    @Test
    void the_charset_is_found_by_marks_zeros_and_the_first_byte_beyond_ascii() throws Exception {
        String body = "sku;name\nÄ1;Öl €\n";
        String row = "{\"sku\":\"Ä1\",\"name\":\"Öl €\"}";
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("windows-1252"))) {
            assertThat(TestCsv.rows(body.getBytes(charset), CsvFormat.DETECTED, "sku"))
                    .as(charset.name())
                    .containsExactly(row);
        }
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("UTF-32LE"))) {
            assertThat(TestCsv.rows(("\ufeff" + body).getBytes(charset), CsvFormat.DETECTED, "sku"))
                    .as("marked " + charset.name())
                    .containsExactly(row);
        }
        assertThat(TestCsv.rows("sku;name\nA1;caf\u00e9".getBytes(ISO_8859_1), CsvFormat.DETECTED, "sku"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"café\"}");
    }

    @Test
    void bytes_of_two_charsets_in_one_file_are_refused() {
        byte[] utf8 = "sku;name\nÄ1;x\n".getBytes(UTF_8);
        byte[] latin = "A2;\u00e4 \n".getBytes(ISO_8859_1);
        byte[] both = java.util.Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, both, utf8.length, latin.length);
        assertThatThrownBy(() -> TestCsv.read(both, CsvFormat.DETECTED, "sku"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("charset");
    }

    @Test
    void the_header_is_the_first_row_that_has_every_column_that_is_read() throws Exception {
        String body = "Maison Aurelle\n\nPrice list;valid from;1.3.2026\nsku;name\nA1;Coat\n";
        assertThat(rows(body, "sku", "name")).containsExactly("{\"sku\":\"A1\",\"name\":\"Coat\"}");
        assertThat(TestCsv.read(body.getBytes(UTF_8), CsvFormat.DETECTED, "sku", "name"))
                .extracting(element -> element.value().get("_row").asInt())
                .containsExactly(5);
        assertThatThrownBy(() -> rows(body, "sku", "colour"))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("lacks \"colour\"; it has \"sku\", \"name\"");
    }

    /** What spreadsheets write before the header, and lines that only delimit. */
    @Test
    void a_line_that_names_the_delimiter_is_a_preamble_too() throws Exception {
        assertThat(rows("sep=;\r\n;;\r\nsku;name\r\nA1;a,b\r\n", "sku", "name"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"a,b\"}");
    }

    @Test
    void lines_that_are_counted_or_marked_as_comments_are_passed_over() throws Exception {
        CsvFormat counted = format(new CsvDialect(';', '"', '#', false), 2, Set.of());
        String body = "a \"broken line\n;;\n# comment\nsku;name\n#A0;x\nA1;\"#1\"\n";
        assertThat(TestCsv.rows(body.getBytes(UTF_8), counted, "sku"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"#1\"}");
        assertThat(TestCsv.read(body.getBytes(UTF_8), counted, "sku")
                        .getFirst()
                        .value()
                        .get("_row"))
                .hasToString("6");
    }

    @Test
    void padding_belongs_to_no_header_and_no_cell() throws Exception {
        assertThat(rows(" sku ;\u00a0name\t;\" unit\nprice\"\n A1\u00a0; Coat ;1", "sku", "name"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"Coat\",\"unit price\":\"1\"}");
        CsvFormat padded = format(new CsvDialect(',', '"', null, true), 0, Set.of());
        assertThat(TestCsv.rows("sku, name\n\"A1\" , \"Coat, long\" \n".getBytes(UTF_8), padded, "sku"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"Coat, long\"}");
    }

    @Test
    void cells_that_are_blank_or_have_no_name_are_never_too_many() throws Exception {
        assertThat(rows("sku;name;;\nA1;x\nA2;y;;;;\n;;;\nA3;z;;;1\n", "sku"))
                .containsExactly(
                        "{\"sku\":\"A1\",\"name\":\"x\"}",
                        "{\"sku\":\"A2\",\"name\":\"y\"}",
                        "cells-extra {\"sku\":\"A3\",\"name\":\"z\"}");
    }

    @Test
    void a_mapping_can_take_rows_of_another_length_and_headers_without_a_column() throws Exception {
        CsvFormat lenient = new CsvFormat(
                CsvDialect.of(';', '"'),
                UTF_8,
                new CsvFormat.Header(true, 0, Set.of("gtin")),
                new CsvFormat.Cells(true, true),
                null,
                null,
                null);
        assertThat(TestCsv.rows("sku;name\nA1\nA2;y;1\n".getBytes(UTF_8), lenient, "sku", "gtin"))
                .containsExactly("{\"sku\":\"A1\"}", "{\"sku\":\"A2\",\"name\":\"y\"}");
    }

    @Test
    void without_quotes_a_quote_is_text() throws Exception {
        CsvFormat plain = format(new CsvDialect('\t', CsvDialect.NO_QUOTE, null, false), 0, Set.of());
        assertThat(TestCsv.rows("sku\tname\nA1\t12\" heel\nA2\t\"x\n".getBytes(UTF_8), plain, "sku"))
                .containsExactly("{\"sku\":\"A1\",\"name\":\"12\\\" heel\"}", "{\"sku\":\"A2\",\"name\":\"\\\"x\"}");
    }

    @Test
    void without_a_header_the_delimiter_is_that_which_gives_rows_of_one_length() throws Exception {
        CsvFormat bare = new CsvFormat(
                CsvDialect.DETECTED,
                null,
                new CsvFormat.Header(false, 0, Set.of()),
                new CsvFormat.Cells(false, false),
                null,
                null,
                null);
        assertThat(TestCsv.rows("A1;1,5\nA2;2\nA3;3,25\n".getBytes(UTF_8), bare, "_1", "_2"))
                .containsExactly(
                        "{\"_1\":\"A1\",\"_2\":\"1,5\"}",
                        "{\"_1\":\"A2\",\"_2\":\"2\"}",
                        "{\"_1\":\"A3\",\"_2\":\"3,25\"}");
    }

    private static CsvFormat format(CsvDialect dialect, int preamble, Set<String> optional) {
        return new CsvFormat(
                dialect,
                UTF_8,
                new CsvFormat.Header(true, preamble, optional),
                new CsvFormat.Cells(false, false),
                null,
                null,
                null);
    }

    private static List<String> rows(String body, String... addressed) throws Exception {
        return TestCsv.rows(body.getBytes(UTF_8), CsvFormat.DETECTED, addressed);
    }
}
