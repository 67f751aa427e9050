package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.TestMapping.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a table is written is nothing that its records may depend on. */
class CsvMetamorphicTest {
    private static final List<String> HEADER = List.of("sku", "style", "name", "brand", "colour", "rrp", "note");

    private static final List<List<String>> ROWS = List.of(
            List.of("A-1", "ST1", "Manteau \"long\"", "Maison Aurélle", "Bleu nuit", "1.234,50 €", "a\nb"),
            List.of("A-2", "ST1", "Coat; with | and, tab\tinside", "Øre", "Nero", "99,00", ""),
            List.of("A-3", "ST2", "", "Øre", "Grün", "0,99 €", "'quoted'"),
            List.of("A-4", "ST3", "Ünïcode", "Å", "", "POA", "last"));

    private static final int SEEDS = 40;

    @TempDir
    Path folder;

    @Test
    void delimiter_charset_column_order_line_ends_and_reads_do_not_matter() throws Exception {
        Mapping mapping = TestMapping.of(folder, """
                record: item
                mode: snapshot
                format: csv
                fields:
                  sku: .sku
                  product.key: .style
                  product.brand: .brand
                  product.title.fr: .name
                  colour: .colour
                  price.rrp: money(.rrp, "EUR")
                  price.tax: '"INC(FR)"'
                """);
        String expected = told(mapping, written(new Random(0), ',', StandardCharsets.UTF_8, "\n", false), 1_000);
        assertThat(expected).contains("A-1", "1234.50 EUR", "Maison Aurélle", "2 field-missing", "3 price-unparseable");
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            char delimiter = ",;\t|".charAt(random.nextInt(4));
            Charset charset = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252").stream()
                    .map(Charset::forName)
                    .toList()
                    .get(random.nextInt(4));
            String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            byte[] body = written(random, delimiter, charset, lineEnd, random.nextBoolean());
            for (int chunk : new int[] {1, 2, 3, 17, 8_192}) {
                assertThat(told(mapping, body, chunk))
                        .as("seed " + seed + ", " + (int) delimiter + ", " + charset + ", reads of " + chunk)
                        .isEqualTo(expected);
            }
        }
    }

    private static byte[] written(Random random, char delimiter, Charset charset, String lineEnd, boolean quoteAll) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < HEADER.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        StringBuilder text = new StringBuilder();
        row(text, HEADER, order, delimiter, lineEnd, quoteAll);
        ROWS.forEach(row -> row(text, row, order, delimiter, lineEnd, quoteAll));
        return text.toString().getBytes(charset);
    }

    private static void row(
            StringBuilder to, List<String> row, List<Integer> order, char delimiter, String lineEnd, boolean quoteAll) {
        for (int i = 0; i < order.size(); i++) {
            String cell = row.get(order.get(i));
            boolean quoted = quoteAll || cell.chars().anyMatch(c -> ",;\t|\"\n'".indexOf(c) >= 0);
            to.append(i == 0 ? "" : String.valueOf(delimiter));
            to.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        to.append(lineEnd);
    }

    private static String told(Mapping mapping, byte[] body, int chunk) throws Exception {
        Outcome outcome = TestMapping.run(mapping, new Chunks(body, chunk));
        return outcome.accepted + "\n" + outcome.refused + "\n" + outcome.ordinals;
    }
}
