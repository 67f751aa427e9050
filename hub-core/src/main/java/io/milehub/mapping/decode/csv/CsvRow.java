package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, its cells without white space at their ends.
 *
 * @param line on which it begins, counted from 1 in what the parser was given
 * @param comment whether it is passed over; it then has no cells
 * @param written as what it stands in the file, if it is UTF-8 and these bytes alone say what its cells are
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and one array a row.
record CsvRow(
        long line,
        boolean comment,
        TextNode[] cells,
        @Nullable Written written) {
    /** Bytes without the line break behind them, which stay what they are until the next row is read. */
    record Written(byte[] bytes, int from, int to) {}

    int count() {
        return cells.length;
    }

    String text(int cell) {
        return cells[cell].textValue();
    }

    /** Whether nothing stands in any cell from one on. */
    boolean isBlank(int from) {
        for (int i = from; i < cells.length; i++) {
            if (!text(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
