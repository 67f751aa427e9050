package io.milehub.mapping.decode.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.milehub.mapping.Chunks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that are read by their bytes are those of the parser, up to the first that is left to it. */
class PlainRowsTest {
    private static final CsvDialect SEMICOLONS = CsvDialect.of(';', '"');
    private static final List<CsvDialect> DIALECTS = List.of(
            SEMICOLONS,
            CsvDialect.of(',', '\''),
            CsvDialect.of('\t', CsvDialect.NO_QUOTE),
            new CsvDialect(';', '"', '#', false));
    private static final List<String> CELLS = List.of(
            "",
            " ",
            "a",
            "ab",
            "A longer cell, with commas",
            " spaced ",
            "é",
            "漢",
            "\u00a0hard\u00a0",
            "\"\"",
            "\"q\"",
            "\" q \"",
            "\"two \"\"words\"\"\"",
            "\"a;b,c\td\"",
            "\"line\nbreak\"",
            "\"line\r\nbreak\r\"",
            "\"é \"\" ü\"",
            "'s'",
            "'it''s'",
            "#",
            "1,5",
            "12",
            "125");
    private static final List<String> NOT_PLAIN =
            List.of("5\" heel", "\"a\"b", " \"a\"", "\"never closed", "\ufffd", "\uffff");
    private static final List<String> BREAKS = List.of("\n", "\n", "\r\n", "\r", "\n\n");

    private record Told(List<String> rows, int plain) {}

    @Test
    void whatever_rows_are_written_those_of_the_parser_come_out() throws IOException {
        Random random = new Random(9);
        int plain = 0;
        int left = 0;
        for (int i = 0; i < 20_000; i++) {
            CsvDialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            byte[] text = text(random, dialect).getBytes(UTF_8);
            List<String> parsed = parsed(new ByteArrayInputStream(text), dialect, 0);
            Told told = told(random.nextBoolean() ? new ByteArrayInputStream(text) : new Chunks(text, 3), dialect);
            assertThat(told.rows).as(new String(text, UTF_8)).isEqualTo(parsed);
            plain += told.plain;
            left += told.plain < told.rows.size() ? 1 : 0;
        }
        assertThat(plain).as("rows that were read by their bytes").isGreaterThan(50_000);
        assertThat(left).as("texts of which some were left to the parser").isGreaterThan(2_000);
    }

    @Test
    void rows_that_stand_across_the_ends_of_buffers_are_read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 500_000; i++) {
            text.append("number ")
                    .append(i)
                    .append(";\"quoted \"\"")
                    .append(i % 7)
                    .append("\"\"\nétoile\";same;");
            text.append("x".repeat(i % 977)).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        Told told = told(new ByteArrayInputStream(bytes), SEMICOLONS);
        assertThat(told.rows).hasSize(told.plain).isEqualTo(parsed(new ByteArrayInputStream(bytes), SEMICOLONS, 0));
    }

    @Test
    void a_huge_row_is_left_to_the_parser_with_all_that_follows() throws IOException {
        byte[] bytes = ("a;b\n" + "x".repeat(1_000_000) + ";y\nc;d\n").getBytes(UTF_8);
        Told told = told(new ByteArrayInputStream(bytes), SEMICOLONS);
        assertThat(told.plain).isEqualTo(1);
        assertThat(told.rows).hasSize(3).isEqualTo(parsed(new ByteArrayInputStream(bytes), SEMICOLONS, 0));
    }

    @Test
    void a_cell_that_is_written_as_the_one_above_is_the_same_node() throws IOException {
        PlainRows rows = new PlainRows(
                new ByteArrayInputStream("Noor;1;\"a;\"\nNoor;12;\"a;\"\nNoors;12;\"a\"\n".getBytes(UTF_8)),
                SEMICOLONS);
        CsvRow one = Objects.requireNonNull(rows.next());
        CsvRow two = Objects.requireNonNull(rows.next());
        CsvRow three = Objects.requireNonNull(rows.next());
        assertThat(two.cells()[0]).isSameAs(one.cells()[0]);
        assertThat(two.cells()[2]).isSameAs(one.cells()[2]);
        assertThat(two.text(1)).isEqualTo("12");
        assertThat(three.cells()[1]).isSameAs(two.cells()[1]);
        assertThat(three.text(0)).isEqualTo("Noors");
        assertThat(three.text(2)).isEqualTo("a");
        assertThat(rows.next()).isNull();
        assertThat(rows.isOver()).isTrue();
    }

    private static String text(Random random, CsvDialect dialect) {
        StringBuilder text = new StringBuilder();
        for (int row = random.nextInt(8); row >= 0; row--) {
            text.append(random.nextInt(10) == 0 ? "#" : "");
            for (int cell = random.nextInt(4); cell >= 0; cell--) {
                boolean odd = random.nextInt(80) == 0;
                text.append(odd ? any(NOT_PLAIN, random) : any(CELLS, random));
                text.append(cell == 0 ? "" : String.valueOf(dialect.delimiter()));
            }
            text.append(row == 0 && random.nextBoolean() ? "" : any(BREAKS, random));
        }
        return text.toString();
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Told told(InputStream body, CsvDialect dialect) throws IOException {
        assertThat(PlainRows.canBe(dialect)).isTrue();
        PlainRows plain = new PlainRows(body, dialect);
        List<String> rows = new ArrayList<>();
        for (CsvRow row = plain.next(); row != null; row = plain.next()) {
            rows.add(told(row));
        }
        int count = rows.size();
        rows.addAll(parsed(plain.rest(), dialect, plain.linesRead()));
        return new Told(rows, count);
    }

    private static List<String> parsed(InputStream body, CsvDialect dialect, long linesBefore) {
        List<String> rows = new ArrayList<>();
        try {
            Iterator<CsvRow> parser = CsvParsers.of(new InputStreamReader(body, UTF_8), dialect, linesBefore)
                    .iterator();
            parser.forEachRemaining(row -> rows.add(told(row)));
        } catch (CsvParseException refused) {
            rows.add("refused");
        }
        return rows;
    }

    private static String told(CsvRow row) {
        StringBuilder told = new StringBuilder(row.line() + (row.comment() ? " comment" : ""));
        for (int i = 0; i < row.count(); i++) {
            told.append(" [").append(row.text(i)).append(']');
        }
        return told.toString();
    }
}
