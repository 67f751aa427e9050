package io.milehub.simulators.orlando;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read line by line by the rules of docs/simulators.md. */
class TessutiOrlandoTest {

    private static final String FILE = "/export/prodotti.csv";
    private static final String[] BASIC = {
        "Authorization", "Basic " + Base64.getEncoder().encodeToString("u:w".getBytes(StandardCharsets.UTF_8))
    };

    @TempDir
    Path manifests;

    @Test
    void what_a_reader_counts_is_what_the_manifest_says() throws Exception {
        try (var orlando = new TessutiOrlando(Wire.settings(manifests, 9, 1), "u", "w")) {
            Wire wire = new Wire(orlando.port());
            for (String control : List.of("next", "withdraw", "restore")) {
                List<Map<String, String>> variants =
                        variants(wire.get(FILE, BASIC).body());
                JsonNode said = Wire.feeds(manifests, "tessuti-orlando");
                new Verdict(variants.stream().map(TessutiOrlandoTest::seen).toList())
                        .agreesWith(said.path("catalogue"));
                Map<String, Integer> counts = new HashMap<>();
                variants.stream()
                        .filter(row -> !text(row, "Variant Inventory Qty").isEmpty())
                        .forEach(row -> counts.put(
                                text(row, "Variant SKU").strip(),
                                Integer.parseInt(text(row, "Variant Inventory Qty"))));
                assertThat(said.at("/stock/rows").asInt()).isEqualTo(counts.size());
                assertThat(said.at("/stock/units").asInt())
                        .isEqualTo(counts.values().stream()
                                .mapToInt(count -> Math.max(0, count))
                                .sum());
                wire.post("/control/" + control, "");
            }
        }
    }

    @Test
    void a_file_that_is_written_over_while_it_is_read_ends_where_the_shorter_one_does() throws Exception {
        try (var orlando = new TessutiOrlando(Wire.settings(manifests, 9, 0.1), "u", "w")) {
            Wire wire = new Wire(orlando.port());
            String old = wire.get(FILE, BASIC).body();
            wire.post("/control/replace-while-read", "");
            String read = wire.get(FILE, BASIC).body();
            String fresh = wire.get(FILE, BASIC).body();
            assertThat(old).startsWith(read);
            assertThat(read).hasSameSizeAs(fresh).isNotEqualTo(fresh).doesNotContain("Fine export");
            assertThat(last(fresh)).startsWith("Fine export;");
        }
    }

    @Test
    void nobody_reads_it_without_the_password() throws Exception {
        try (var orlando = new TessutiOrlando(Wire.settings(manifests, 9, 0.1), "u", "w")) {
            assertThat(new Wire(orlando.port()).get(FILE).statusCode()).isEqualTo(401);
        }
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String last(String file) {
        return file.lines().reduce("", (before, line) -> line);
    }

    private static Seen seen(Map<String, String> row) {
        String before = text(row, "Variant Compare At Price");
        String price = before.isEmpty() ? text(row, "Variant Price") : before;
        boolean amount = price.matches("-?[0-9.]+,[0-9]{2}");
        String size = text(row, text(row, "Option1 Name").equals("Taglia") ? "Option1 Value" : "Option2 Value");
        return new Seen(
                text(row, "Variant SKU"),
                text(row, "Variant Barcode"),
                text(row, "Handle"),
                size,
                amount ? price.replace(".", "").replace(',', '.') : price,
                text(row, "Status").equals("archived"));
    }

    /** The rows that have a variant, each with the product's cells of the row that begins it. */
    private static List<Map<String, String>> variants(String file) {
        String[] parts = file.split("\r\n", 5);
        assertThat(parts[0]).isEqualTo("Esportazione prodotti;Tessuti Orlando");
        assertThat(parts[2]).isEmpty();
        String[] columns = parts[3].split(";", -1);
        List<List<String>> rows = rows(parts[4]);
        assertThat(rows.removeLast()).containsExactly("Fine export", Integer.toString(rows.size()));
        List<Map<String, String>> variants = new ArrayList<>();
        Map<String, String> head = Map.of();
        for (List<String> row : rows) {
            Map<String, String> cells = new HashMap<>();
            for (int at = 0; at < columns.length; at++) {
                cells.put(columns[at], row.get(at));
            }
            if (!text(cells, "Title").isEmpty()) {
                head = Map.copyOf(cells);
            }
            for (String column : List.of("Handle", "Option1 Name", "Option2 Name", "Status")) {
                cells.put(column, text(head, column));
            }
            if (!text(cells, "Option1 Value").isEmpty()) {
                variants.add(cells);
            }
        }
        return variants;
    }

    /** Semicolons and doubled quotes, read character by character. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char character = csv.charAt(at);
            if (character == '"') {
                if (!quoted && !cell.isEmpty()) {
                    cell.append('"');
                }
                quoted = !quoted;
            } else if (quoted || (character != ';' && character != '\r' && character != '\n')) {
                cell.append(character);
            } else if (character == ';' || character == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
            } else {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }
}
