package io.milehub.mapping.decode.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.mapping.Chunks;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.RecordPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonDecoderTest {
    @Test
    void each_line_is_a_document_whatever_ends_it_and_however_it_is_read() throws Exception {
        String body = "\ufeff{\"id\":12345678901234567890,\"p\":19.990}\r\n\n  \n{\"id\":2,\"t\":\"a\\nb é\"}";
        for (int chunk : new int[] {1, 2, 5, 1_000}) {
            assertThat(read(".", body, chunk))
                    .extracting(element -> element.value().toString())
                    .containsExactly("{\"id\":12345678901234567890,\"p\":19.990}", "{\"id\":2,\"t\":\"a\\nb é\"}");
        }
    }

    @Test
    void records_inside_a_line_have_it_as_their_parent() throws Exception {
        List<Element> elements = read(
                ".sizes[]", "{\"style\":\"A\",\"sizes\":[{\"s\":1},{\"s\":2}]}\n{\"style\":\"B\",\"sizes\":[]}\n", 100);
        assertThat(elements)
                .extracting(element -> element.value().toString())
                .containsExactly("{\"s\":1}", "{\"s\":2}");
        assertThat(elements)
                .extracting(element -> element.parent().get("style").asText())
                .containsExactly("A", "A");
    }

    @Test
    void what_stands_in_a_line_behind_its_records_surrounds_them_too() throws Exception {
        List<Element> elements =
                read(".data.sizes[]", "{\"data\":{\"sizes\":[{\"s\":1}],\"b\":2},\"style\":\"A\"}", 100);
        assertThat(elements)
                .extracting(element -> element.parent().toString())
                .containsExactly("{\"data\":{\"b\":2},\"style\":\"A\"}");
    }

    @Test
    void a_line_that_is_no_json_refuses_the_body_with_its_place() {
        refused("{\"a\":1}\n\n{\"a\":}\n", "line 3, column ");
        refused("{\"a\":1}\n{\"a\":1", "line 2");
        refused("{\"a\":1} {\"a\":2}\n", "line 1");
        refused("{\"a\":\n1}\n", "line 1");
        refused("[" + "[".repeat(200) + "]".repeat(200) + "]", "nesting depth");
        assertThatThrownBy(() -> new NdjsonDecoder(RecordPath.parse("."))
                        .decode(
                                new Chunks("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), 100),
                                element -> {}))
                .isInstanceOf(DecodeRefused.class);
    }

    @Test
    void a_line_longer_than_a_record_may_be_is_refused() {
        String body = "{\"a\":1}\n{\"a\":\"" + "x".repeat(Mapping.RECORD_BYTES_MAX + 100_000) + "\"}\n";
        assertThatThrownBy(() -> read(".", body, 65_536))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("line 2");
    }

    private static void refused(String body, String where) {
        assertThatThrownBy(() -> read(".", body, 100))
                .as(body)
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(where);
    }

    private static List<Element> read(String path, String body, int chunk) throws Exception {
        List<Element> elements = new ArrayList<>();
        new NdjsonDecoder(RecordPath.parse(path))
                .decode(new Chunks(body.getBytes(StandardCharsets.UTF_8), chunk), elements::add);
        return elements;
    }
}
