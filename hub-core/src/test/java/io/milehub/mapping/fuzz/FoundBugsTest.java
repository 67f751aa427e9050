package io.milehub.mapping.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.DecodeRefused;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the fuzzer has found, and what was seen on the way to the causes. */
@Timeout(600)
class FoundBugsTest {
    private static final int MANY = 1_500_000;

    @Test
    void a_record_of_very_many_small_values_is_refused_before_it_fills_the_heap() {
        String objects = "{},".repeat(MANY) + "{}";
        refusedCheaply("format: json\neach: .[]", "[{\"sku\":[" + objects + "]}]", "200000 values");
        refusedCheaply("format: json\neach: .items[]", "{\"x\":[" + objects + "],\"items\":[]}", "200000 values");
        refusedCheaply("format: ndjson", "{\"sku\":[" + objects + "]}", "200000 values");
        refusedCheaply("format: xml\neach: .i[]", "<f><i>" + "<a/>".repeat(MANY) + "</i></f>", "200000 values");
        refusedCheaply("format: csv\ncsv: { group: k }", "sku,n,k\n" + ",,x\n".repeat(MANY), "200000 values");
    }

    /** It was one or the other, as objects happened to lie in memory. */
    @Test
    void of_several_keys_that_stand_twice_the_same_is_told_at_every_reading() {
        String record = "{\"x\":{\"b\":1,\"b\":2},\"y\":{\"c\":1,\"c\":2},\"z\":{\"d\":1,\"d\":2}}";
        String body = "[" + String.join(",", Collections.nCopies(50, record)) + "]";
        Way.of("format: json\neach: .[]", Counting.NONE).judge(body.getBytes(UTF_8));
    }

    /** What stands where an object was cut is a quote; the body is read once more for what is told. */
    @Test
    void an_object_behind_no_comma_is_refused_whether_it_was_cut_or_not() {
        Way.of("format: json\neach: .[]", Counting.NONE).judge("[[] {}]".getBytes(UTF_8));
        Way.of("format: json\neach: .[]", Counting.NONE).judge("[{} {}]".getBytes(UTF_8));
    }

    @Test
    void a_carriage_return_alone_ends_no_line_of_json() {
        Way.of("format: ndjson", Counting.linesOfJson()).judge("{\r\r}\r\n{}\r".getBytes(UTF_8));
    }

    @Test
    void what_stands_between_the_records_of_an_xml_document_does_not_pile_up() {
        refusedCheaply("format: xml\neach: .i[]", "<f>" + "<x/><i/>".repeat(MANY / 2) + "</f>", "around the records");
        refusedCheaply(
                "format: xml\neach: .i[]",
                "<f>" + ("<x>" + "x".repeat(10_000) + "</x><i/>").repeat(1_500) + "</f>",
                "around the records");
    }

    @Test
    void levels_that_are_each_within_a_records_limit_are_not_kept_without_one() {
        StringBuilder body = new StringBuilder("UNB+UNOC:3+S+R+260301:1000+77'UNH+1+DESADV:D:96A:UN'");
        for (int level = 1; level < 40; level++) {
            body.append("CPS+")
                    .append(level)
                    .append('+')
                    .append(level == 1 ? "" : level - 1)
                    .append('\'');
            body.append(("FTX+A+B+C+D+" + "x".repeat(400) + "'").repeat(1_000));
        }
        refusedCheaply(
                "format: edi\neach: CPS\nfields:\n  sku: .CPS._1\n  quantity: .CPS._1",
                body.toString(),
                "levels above");
    }

    @Test
    void the_text_of_a_refused_record_is_not_made_whole_to_keep_its_beginning() {
        String controls = "\u0001".repeat(7 * 1024 * 1024);
        Way way = Way.of("format: csv\ncsv: { delimiter: \",\", quote: none, preamble: 0 }", Counting.NONE);
        Cost cost = way.cost(("sku,n\nA,x" + controls).getBytes(ISO_8859_1));
        assertThat(cost.bytes()).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void a_byte_that_is_no_text_is_told_at_the_same_place_however_an_xml_document_comes() {
        byte[] body = "<r xmlns:x='u'><i><n>2</n></i><y:i xmlns:y='u\u00bd/></r>".getBytes(ISO_8859_1);
        Way.of("format: xml\neach: .i[]", Counting.NONE).judge(body);
    }

    @Test
    void what_is_wrong_with_json_is_told_without_the_words_of_the_parsers_settings() {
        assertThat(refusal("format: json\neach: .[]", "[{"))
                .hasMessageContaining("start marker at line 1, column 2")
                .hasMessageNotContaining("Source");
    }

    private static void refusedCheaply(String format, String body, String why) {
        assertThat(refusal(format, body)).hasMessageContaining(why);
        Way.of(format, Counting.NONE).cost(body.getBytes(UTF_8));
    }

    private static DecodeRefused refusal(String format, String body) {
        return Assertions.catchThrowableOfType(
                DecodeRefused.class,
                () -> Way.of(format, Counting.NONE)
                        .reader()
                        .map(new ByteArrayInputStream(body.getBytes(UTF_8)), new Dropped(), null));
    }
}
