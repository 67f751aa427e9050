package io.milehub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that is recognised by its bytes is not mapped, and nothing but time may come of that. */
class WrittenRowsTest {
    private static final String STOCK = """
            record: stock
            mode: snapshot
            format: csv
            csv: { %s }
            fields:
              sku: .sku
              quantity: .n
            skip: .n == "3"
            """;
    private static final String SEMICOLONS = "delimiter: \";\", quote: \"\\\"\"";
    private static final List<String> CELLS = List.of(
            "", " ", "a", "é", "漢", "\"q;q\"", "\"two \"\"words\"\"\"", "\"line\nbreak\"", "5\" heel", "\"open", "1;2");
    private static final List<String> BREAKS = List.of("\n", "\n", "\r\n", "\r", "\n\n");

    @TempDir
    Path folder;

    private final Recognition recognition = new Recognition();

    @Test
    void whatever_is_recognised_the_result_is_that_of_reading_it_all() throws Exception {
        Mapping stock = mapping(SEMICOLONS);
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            recognition.forget();
            List<String> rows = rows(random);
            recognition.learn(stock, file("sku;n;more", rows, random).getBytes(UTF_8));
            String again = file("sku;n;more", rows, random);
            recognition.requireEqual(stock, again.getBytes(UTF_8), "seed " + seed);
            for (int spoilt = 0; spoilt < 8; spoilt++) {
                recognition.requireEqual(stock, spoilt(again, random).getBytes(UTF_8), "seed " + seed);
            }
        }
        assertThat(recognition.same()).isGreaterThan(20_000);
    }

    @Test
    void rows_are_recognised_wherever_they_stand_and_however_lines_end() throws Exception {
        Mapping stock = mapping(SEMICOLONS);
        recognition.learn(stock, "sku;n\nA;1\nB;2\n".getBytes(UTF_8));
        assertThat(same(stock, "sku;n\r\nC;1\r\n\r\nB;2\r\nA;1")).containsExactly(1, 2);
    }

    @Test
    void a_row_that_tells_its_number_is_another_one_elsewhere() throws Exception {
        Mapping numbered = TestMapping.of(folder, STOCK.formatted(SEMICOLONS).replace(".n\n", "._row\n"));
        recognition.learn(numbered, "sku;n\nA;1\nB;1\n".getBytes(UTF_8));
        assertThat(same(numbered, "sku;n\nA;1\nB;1\n")).containsExactly(0, 1);
        assertThat(same(numbered, "sku;n\nB;1\nA;1\n")).isEmpty();
    }

    @Test
    void equal_bytes_under_other_columns_or_cut_otherwise_are_other_rows() throws Exception {
        Mapping detecting = mapping("header: true");
        recognition.learn(detecting, "sku;n;more\nA;1;x,y,z\n".getBytes(UTF_8));
        assertThat(same(detecting, "sku;n;more\nA;1;x,y,z\n")).containsExactly(0);
        assertThat(same(detecting, "more;n;sku\nA;1;x,y,z\n")).isEmpty();
        assertThat(same(detecting, "sku;n;less\nA;1;x,y,z\n")).isEmpty();

        recognition.learn(mapping(SEMICOLONS), "sku;n\n'A';1\n".getBytes(UTF_8));
        assertThat(same(mapping(SEMICOLONS), "sku;n\n'A';1\n")).containsExactly(0);
        assertThat(same(mapping("delimiter: \";\", quote: \"'\""), "sku;n\n'A';1\n"))
                .isEmpty();
    }

    @Test
    void a_row_with_too_few_cells_is_refused_also_if_one_of_its_bytes_is_known() throws Exception {
        recognition.learn(mapping(SEMICOLONS + ", missing_cells: absent"), "sku;n;more\nA;1\n".getBytes(UTF_8));
        Recognition.Told told = recognition.tell(mapping(SEMICOLONS), "sku;n;more\nA;1\n".getBytes(UTF_8), 100);
        assertThat(told.lines.toString()).contains("cells-missing");
    }

    @Test
    void rows_in_other_charsets_are_recognised_too() throws Exception {
        Mapping detecting = mapping("header: true");
        for (String charset : List.of("windows-1252", "UTF-16LE")) {
            String bom = charset.startsWith("UTF-16") ? "\uFEFF" : "";
            byte[] body = (bom + "sku;n\nÉtoile;1\nB;2\n").getBytes(Charset.forName(charset));
            recognition.forget();
            recognition.learn(detecting, body);
            assertThat(recognition.tell(detecting, body, 100).same).as(charset).containsExactly(0, 1);
        }
    }

    private Mapping mapping(String csv) throws Exception {
        return TestMapping.of(folder, STOCK.formatted(csv));
    }

    private List<Integer> same(Mapping mapping, String body) {
        return recognition.tell(mapping, body.getBytes(UTF_8), 100).same;
    }

    private static List<String> rows(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            boolean odd = random.nextInt(6) == 0;
            String more = CELLS.get(random.nextInt(odd ? CELLS.size() : 8));
            rows.add((random.nextInt(10) == 0 ? "" : "S" + i) + ";" + random.nextInt(9) + ";" + more);
        }
        return rows;
    }

    private static String file(String header, List<String> rows, Random random) {
        StringBuilder file = new StringBuilder(header).append('\n');
        rows.forEach(row -> file.append(row).append(BREAKS.get(random.nextInt(BREAKS.size()))));
        return file.toString();
    }

    /** With some chars taken out, or others put in. */
    private static String spoilt(String file, Random random) {
        int at = random.nextInt(file.length());
        int behind = Math.min(file.length(), at + random.nextInt(3));
        String instead = List.of("", ";", "\"", "\n", "x", "\uFFFD", " ").get(random.nextInt(7));
        return file.substring(0, at) + instead + file.substring(behind);
    }
}
