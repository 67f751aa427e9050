package io.milehub.mapping.decode.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.milehub.mapping.function.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds delimiter and quote of a file by its first rows. That delimiter is taken with which a row has the most of the
 * columns that are read; among equals, that with which the most rows are of one length; among equals again, the first
 * of comma, semicolon, tab and bar. Cells stand in single quotes where half of them begin and end with one, or where
 * the columns are only found so: that a double quote is not closed speaks for nothing.
 */
final class DialectDetector {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int ROWS_MAX = 60;

    private final CsvFormat format;
    private final Set<String> required;

    DialectDetector(CsvFormat format, Set<String> required) {
        this.format = format;
        this.required = required;
    }

    /** @param cut whether the beginning is not all of the text, so that its last row may be a part of one */
    CsvDialect detect(String beginning, boolean cut) {
        CsvDialect declared = format.dialect();
        Character delimiter = declared.delimiter();
        Character quote = declared.quote();
        CsvDialect best = null;
        Score bestScore = null;
        for (char d : delimiter == null ? DELIMITERS : List.of(delimiter)) {
            CsvDialect candidate = declared.with(d, quote == null ? '"' : quote);
            Score score = score(rows(beginning, candidate, cut));
            if (quote == null) {
                CsvDialect single = declared.with(d, '\'');
                Score singleScore = score(rows(beginning, single, cut));
                boolean found = singleScore.columnsFound > score.columnsFound;
                boolean wrapped = score.inSingleQuotes && singleScore.columnsFound == score.columnsFound;
                candidate = found || wrapped ? single : candidate;
                score = found || wrapped ? singleScore : score;
            }
            if (bestScore == null || Score.ORDER.compare(score, bestScore) > 0) {
                best = candidate;
                bestScore = score;
            }
        }
        return best == null ? declared.with(',', '"') : best;
    }

    /** What a dialect makes of the first rows. */
    private record Score(int columnsFound, int rowsOfOneLength, boolean inSingleQuotes) {
        static final Comparator<Score> ORDER =
                Comparator.comparingInt(Score::columnsFound).thenComparingInt(Score::rowsOfOneLength);
    }

    private static List<CsvRecord> rows(String beginning, CsvDialect dialect, boolean cut) {
        List<CsvRecord> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvParsers.ofBeginning(beginning, dialect)) {
            for (CsvRecord row : reader) {
                if (!row.isComment() && row.getFieldCount() > 0) {
                    rows.add(row);
                }
                if (rows.size() > ROWS_MAX) {
                    break;
                }
            }
            if (cut && rows.size() > 1 && rows.size() <= ROWS_MAX) {
                rows.removeLast();
            }
        } catch (CsvParseException | IOException wrong) {
            // What was read before speaks for the dialect, or against it.
            return rows;
        }
        return rows;
    }

    private Score score(List<CsvRecord> rows) {
        int found = 0;
        int cells = 0;
        int wrapped = 0;
        Map<Integer, Integer> lengths = new HashMap<>();
        for (CsvRecord row : rows) {
            Set<String> texts = new HashSet<>();
            for (int i = 0; i < row.getFieldCount(); i++) {
                String cell = Values.trim(row.getField(i));
                texts.add(cell);
                cells += cell.isEmpty() ? 0 : 1;
                wrapped += isInSingleQuotes(cell) ? 1 : 0;
            }
            if (row.getFieldCount() > 1) {
                lengths.merge(row.getFieldCount(), 1, Integer::sum);
            }
            texts.retainAll(required);
            found = Math.max(found, texts.size());
        }
        int ofOneLength =
                lengths.values().stream().mapToInt(count -> count).max().orElse(0);
        return new Score(format.header().present() ? found : 0, ofOneLength, wrapped > 0 && 2 * wrapped >= cells);
    }

    private static boolean isInSingleQuotes(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && cell.charAt(cell.length() - 1) == '\'';
    }
}
