package io.milehub.mapping;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.Recognition.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JSON record that is recognised is not parsed, and nothing but time may come of that. */
class WrittenRecognitionTest {
    private static final Path SUITE =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("07-nasty/json-test-suite");

    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: json
            each: %s
            page: { total: .total }
            fields:
              sku: .sku
              quantity: .n
            skip: .n == 3
            """;

    private static final int SEEDS = 400;
    private static final int SPOILT_EACH = 12;

    @TempDir
    Path folder;

    private Mapping stock;
    private final Recognition recognition = new Recognition();

    @BeforeEach
    void load() throws Exception {
        stock = TestMapping.of(folder, STOCK.formatted(".levels[]"));
    }

    @Test
    void whatever_is_recognised_the_result_is_that_of_parsing_it_all() {
        for (int seed = 0; seed < SEEDS; seed++) {
            recognition.forget();
            WrittenBodies bodies = new WrittenBodies(seed);
            List<String> records = bodies.records(10);
            learn(bodies.document(records).getBytes(UTF_8));
            String again = bodies.document(records);
            recognition.requireEqual(stock, again.getBytes(UTF_8), "seed " + seed);
            for (int spoilt = 0; spoilt < SPOILT_EACH; spoilt++) {
                recognition.requireEqual(
                        stock, bodies.spoil(again).getBytes(UTF_8), "seed " + seed + ", spoilt " + spoilt);
            }
        }
        assertThat(recognition.same()).isGreaterThan(SEEDS);
    }

    @Test
    void however_a_body_is_cut_into_reads_the_same_records_are_recognised() {
        WrittenBodies bodies = new WrittenBodies(1);
        List<String> records = bodies.records(12);
        byte[] body = bodies.document(records).getBytes(UTF_8);
        learn(body);
        byte[] again = bodies.document(records).getBytes(UTF_8);
        Told whole = tell(again, Integer.MAX_VALUE);
        assertThat(whole.same).isNotEmpty();
        for (int bytes = 1; bytes <= again.length; bytes++) {
            Told told = tell(again, bytes);
            assertThat(told.lines).as("reads of " + bytes).isEqualTo(whole.lines);
            assertThat(told.same).as("reads of " + bytes).isEqualTo(whole.same);
        }
    }

    @Test
    void a_body_is_refused_wherever_it_is_cut_off() {
        WrittenBodies bodies = new WrittenBodies(2);
        String body = bodies.document(bodies.records(8)).strip();
        learn(body.getBytes(UTF_8));
        for (int length = 0; length < body.length(); length++) {
            byte[] part = body.substring(0, length).getBytes(UTF_8);
            assertThat(tell(part, 100).lines.get(0)).as("cut at " + length).startsWith("refused");
        }
    }

    @Test
    void what_stands_beside_a_recognised_record_does_not_run_together_with_it() {
        learn("{\"levels\":[{\"sku\":\"A\",\"n\":1}]}".getBytes(UTF_8));
        for (String beside : List.of("0", ".5", "e5", "\"", "\"\"", "{}", "{\"sku\":\"A\",\"n\":1}", "x", ":1")) {
            for (String list : List.of("{\"sku\":\"A\",\"n\":1}" + beside, beside + "{\"sku\":\"A\",\"n\":1}")) {
                byte[] body = ("{\"levels\":[" + list + "]}").getBytes(UTF_8);
                assertThat(tell(body, 100).lines.get(0)).as(list).startsWith("refused");
            }
        }
    }

    @Test
    void records_longer_than_any_buffer_are_recognised_and_those_over_the_limit_refused() {
        String big = "{\"sku\":\"A\",\"n\":1,\"text\":\"" + "x{\\\"".repeat(800_000) + "\"}";
        byte[] body = ("{\"levels\":[" + big + ",{\"sku\":\"B\",\"n\":2}]}").getBytes(UTF_8);
        learn(body);
        assertThat(tell(body, Integer.MAX_VALUE).same).containsExactly(0, 1);
        byte[] over = ("{\"levels\":[{\"sku\":\"B\",\"n\":2}," + big.replace("x", "xxxxxxxxxx") + "]}").getBytes(UTF_8);
        recognition.requireEqual(stock, over, "too long");
    }

    @Test
    void bodies_in_other_encodings_are_recognised_too() throws Exception {
        String body = "{\"levels\":[{\"sku\":\"é\",\"n\":1},{\"sku\":\"B\",\"n\":2}]}";
        for (byte[] encoded : List.of(body.getBytes(UTF_16BE), ("\uFEFF" + body).getBytes(UTF_8))) {
            recognition.forget();
            learn(encoded);
            assertThat(tell(encoded, 100).same).containsExactly(0, 1);
            recognition.requireEqual(stock, encoded, "encoded");
        }
    }

    @Test
    void the_json_suite_is_judged_alike() throws Exception {
        assumeTrue(Files.isDirectory(SUITE), "JSONTestSuite is skipped: there is no folder " + SUITE);
        Mapping list = TestMapping.of(folder, STOCK.formatted(".[]"));
        String good = "{\"sku\":\"A\",\"n\":1}";
        try (Stream<Path> files = Files.list(SUITE)) {
            for (Path file : files.sorted().toList()) {
                byte[] piece = Files.readAllBytes(file);
                for (byte[] body : List.of(piece, around("[" + good + ",", piece, "," + good + "]"))) {
                    recognition.forget();
                    recognition.learn(list, body);
                    recognition.learn(list, ("[" + good + "]").getBytes(UTF_8));
                    recognition.requireEqual(list, body, String.valueOf(file.getFileName()));
                }
            }
        }
    }

    private static byte[] around(String before, byte[] piece, String after) throws IOException {
        try (var bytes = new ByteArrayOutputStream()) {
            bytes.write(before.getBytes(UTF_8));
            bytes.write(piece);
            bytes.write(after.getBytes(UTF_8));
            return bytes.toByteArray();
        }
    }

    private void learn(byte[] body) {
        recognition.learn(stock, body);
    }

    private Told tell(byte[] body, int readBytes) {
        return recognition.tell(stock, body, readBytes);
    }
}
