package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.LastTexts;
import io.milehub.mapping.function.Values;
import java.util.Arrays;

/** Makes rows of the cells that the parser finds, which are only made into texts where the row before had others. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int COLUMNS_MAX = 4_096;
    private static final int COLUMNS_USUAL = 64;

    private final LastTexts texts = new LastTexts();
    private final long linesBefore;
    private TextNode[] cells = new TextNode[COLUMNS_USUAL];
    private int count;
    private long chars;
    private boolean comment;

    /** @param linesBefore what the parser is given */
    CsvCells(long linesBefore) {
        this.linesBefore = linesBefore;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        count = 0;
        chars = 0;
        comment = false;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int length, boolean quoted) {
        chars += length;
        if (count == COLUMNS_MAX || chars > Mapping.RECORD_BYTES_MAX) {
            throw tooMuch();
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
        }
        int from = offset;
        int to = offset + length;
        while (from < to && Values.isSpace(buf[from])) {
            from++;
        }
        while (to > from && Values.isSpace(buf[to - 1])) {
            to--;
        }
        cells[count] = texts.at(count, buf, from, to - from);
        count++;
    }

    private long line() {
        return linesBefore + getStartingLineNumber();
    }

    private CsvParseException tooMuch() {
        String most = count == COLUMNS_MAX ? COLUMNS_MAX + " cells" : Mapping.RECORD_BYTES_MAX + " characters";
        return new CsvParseException("The row that begins on line %d has more than %s".formatted(line(), most));
    }

    @Override
    protected void handleComment(char[] buf, int offset, int length) {
        comment = true;
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(line(), comment, Arrays.copyOf(cells, comment ? 0 : count), null);
    }
}
