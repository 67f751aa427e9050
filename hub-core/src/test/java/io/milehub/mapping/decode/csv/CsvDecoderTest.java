package io.milehub.mapping.decode.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Element;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvDecoderTest {
    @Test
    void a_row_is_an_object_by_trimmed_column_with_its_spreadsheet_row() throws Exception {
        assertThat(read(" sku ;name\r\n A1 ; Coat\r\n\r\nA2;\"two\r\nlines; \"\"quoted\"\"\"\r\nA3;x"))
                .extracting(element -> element.value().toString())
                .containsExactly(
                        "{\"_row\":2,\"sku\":\"A1\",\"name\":\"Coat\"}",
                        "{\"_row\":4,\"sku\":\"A2\",\"name\":\"two\\r\\nlines; \\\"quoted\\\"\"}",
                        "{\"_row\":5,\"sku\":\"A3\",\"name\":\"x\"}");
    }

    @Test
    void missing_and_extra_cells_are_faults_of_their_row() throws Exception {
        assertThat(read("sku;name\nA1\nA2;x;y\nA3;z"))
                .extracting(element ->
                        element.fault() == null ? "good" : element.fault().code())
                .containsExactly("cells-missing", "cells-extra", "good");
    }

    @Test
    void a_byte_order_mark_wins_over_the_declared_charset() throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] body = "\ufeffsku;name\nÄ1;Öl".getBytes(charset);
            assertThat(read(body, StandardCharsets.ISO_8859_1, Set.of("sku"))
                            .getFirst()
                            .value()
                            .get("sku")
                            .asText())
                    .isEqualTo("Ä1");
        }
    }

    @Test
    void the_file_as_a_whole_is_refused_where_it_cannot_be_trusted() {
        refused("", "empty");
        refused("sku;name\nA1;\"open", "no well-formed");
        refused("sku;name\nA1;\"a\"b", "no well-formed");
        refused("sku;sku\nA1;x", "\"sku\" twice");
        refused("artikel;name\nA1;x", "lacks \"sku\"");
        assertThatThrownBy(() ->
                        read(new byte[] {'s', 'k', 'u', '\n', (byte) 0xE4}, StandardCharsets.UTF_8, Set.of("sku")))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_header_without_rows_is_an_empty_feed() throws Exception {
        assertThat(read("sku;name\r\n")).isEmpty();
    }

    private static void refused(String body, String why) {
        assertThatThrownBy(() -> read(body))
                .as(body)
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(why);
    }

    private static List<Element> read(String body) throws Exception {
        return read(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, Set.of("sku", "_row"));
    }

    private static List<Element> read(byte[] body, Charset charset, Set<String> addressed) throws Exception {
        List<Element> elements = new ArrayList<>();
        new CsvDecoder(TestCsv.format(';', '"', charset, null, null), addressed)
                .decode(new ByteArrayInputStream(body), elements::add);
        return elements;
    }
}
