package io.milehub.mapping.decode.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.RecordPath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDecoderTest {
    private static final String STYLES = """
            {"head":1,"styles":[{"code":"A","sizes":[{"s":1},{"s":2}],"tail":true},
            {"code":"B","sizes":[]}],"foot":[7]}""";

    @Test
    void the_parent_is_the_enclosing_element_without_the_list_and_the_root_what_came_before() throws Exception {
        List<Element> elements = new ArrayList<>();
        JsonNode page = read(".styles[].sizes[]", STYLES.getBytes(StandardCharsets.UTF_8), elements);
        assertThat(elements).hasSize(2);
        assertThat(elements.get(1).value()).hasToString("{\"s\":2}");
        assertThat(elements.get(1).parent()).hasToString("{\"code\":\"A\",\"tail\":true}");
        assertThat(elements.get(1).outermost())
                .hasToString("{\"code\":\"A\",\"sizes\":[{\"s\":1},{\"s\":2}],\"tail\":true}");
        assertThat(page).hasToString("{\"head\":1,\"foot\":[7]}");
    }

    @Test
    void every_encoding_of_json_reads_the_same() throws Exception {
        for (String charset : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            for (String mark : List.of("", "\ufeff")) {
                List<Element> elements = new ArrayList<>();
                read(".styles[].sizes[]", (mark + STYLES).getBytes(Charset.forName(charset)), elements);
                assertThat(elements).as(charset).hasSize(2);
            }
        }
    }

    @Test
    void numbers_keep_every_digit() throws Exception {
        List<Element> elements = new ArrayList<>();
        String body = "[{\"id\":123456789012345678901234567890,\"price\":19.990000000000000001}]";
        read(".[]", body.getBytes(StandardCharsets.UTF_8), elements);
        assertThat(elements.getFirst().value().get("id").asText()).isEqualTo("123456789012345678901234567890");
        assertThat(elements.getFirst().value().get("price").decimalValue()).isEqualTo("19.990000000000000001");
    }

    @Test
    void what_is_not_one_whole_document_is_refused_with_its_position() {
        refused(".[]", "[1,2", "line 1, column 5");
        refused(".[]", "[1] [2]", "follows after the end");
        refused(".b[]", "{\"m\":{\"a\":1,\"a\":2},\"b\":[]}", "stands twice");
        refused(".a[]", "{\"a\":[],\"a\":[]}", "\"a\" stands twice");
        refused(".[]", "", "empty");
        refused(".styles[]", "{\"error\":\"busy\"}", "it has error");
        refused(".styles[]", "{\"styles\":null}", "no list at .styles");
        refused(".[]", "[" + "[".repeat(200) + "]".repeat(200) + "]", "nesting depth");
    }

    @Test
    void numbers_names_and_strings_have_their_limits() throws Exception {
        List<Element> elements = new ArrayList<>();
        read(".[]", ("[" + "7".repeat(1_000) + "]").getBytes(StandardCharsets.UTF_8), elements);
        assertThat(elements.getFirst().value().asText()).hasSize(1_000);
        refused(".[]", "[" + "7".repeat(1_001) + "]", "Number value length");
        refused(".[]", "[1." + "7".repeat(1_001) + "]", "Number value length");
        refused(".[]", "[1E+99999999999]", "exponent");
        refused(".[]", "[{\"" + "n".repeat(60_000) + "\":1}]", "Name length");
        refused(".[]", "[\"" + "x".repeat(Mapping.RECORD_BYTES_MAX + 100_000) + "\"]", "longer than");
    }

    @Test
    void a_key_that_stands_twice_is_a_fault_of_its_record_only() throws Exception {
        List<Element> elements = new ArrayList<>();
        String body = "[{\"a\":1},{\"a\":1,\"a\":2},{\"b\":{\"a\":1,\"a\":1}},{\"a\":3}]";
        read(".[]", body.getBytes(StandardCharsets.UTF_8), elements);
        assertThat(elements)
                .extracting(element ->
                        element.fault() == null ? "good" : element.fault().code())
                .containsExactly("good", "key-twice", "key-twice", "good");
    }

    @Test
    void a_record_without_its_inner_list_is_a_fault_of_its_own() throws Exception {
        List<Element> elements = new ArrayList<>();
        String body = "{\"styles\":[{\"code\":\"A\"},{\"sizes\":{}},5]}";
        read(".styles[].sizes[]", body.getBytes(StandardCharsets.UTF_8), elements);
        assertThat(elements)
                .extracting(element -> String.valueOf(element.fault()))
                .allMatch(fault -> fault.contains(".styles[].sizes"));
        assertThat(elements).hasSize(3);
    }

    @Test
    void a_record_over_the_limit_is_refused_and_many_small_ones_are_not() throws Exception {
        byte[] small = ("{\"a\":\"" + "x".repeat(1000) + "\"},").getBytes(StandardCharsets.UTF_8);
        InputStream many = new SequenceInputStream(
                Collections.enumeration(List.of(text("["), new Repeated(small, 12_000), text("{}]"))));
        List<Element> elements = new ArrayList<>();
        new JsonDecoder(RecordPath.parse(".[]")).decode(many, element -> {
            if (elements.isEmpty()) {
                elements.add(element);
            }
        });
        InputStream one = new SequenceInputStream(
                Collections.enumeration(List.of(text("[{\"list\":["), new Repeated(small, 12_000), text("{}]}]"))));
        assertThatThrownBy(() -> new JsonDecoder(RecordPath.parse(".[]")).decode(one, element -> {}))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(String.valueOf(Mapping.RECORD_BYTES_MAX));
    }

    private static void refused(String path, String body, String why) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(path, bytes, new ArrayList<>()))
                .as(body)
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining(why);
    }

    private static JsonNode read(String path, byte[] body, List<Element> elements) throws Exception {
        return new JsonDecoder(RecordPath.parse(path)).decode(new ByteArrayInputStream(body), elements::add);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same bytes many times, without holding them. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long length;
        private long at;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.length = (long) bytes.length * times;
        }

        @Override
        public int read() {
            return at == length ? -1 : bytes[(int) (at++ % bytes.length)];
        }

        @Override
        public int read(byte[] into, int from, int wanted) {
            int start = (int) (at % bytes.length);
            int count = (int) Math.min(Math.min(wanted, bytes.length - start), length - at);
            System.arraycopy(bytes, start, into, from, count);
            at += count;
            return count == 0 ? -1 : count;
        }
    }
}
