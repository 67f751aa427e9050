package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * One row of a file, its cells without white space at their ends.
 *
 * @param line on which it begins, counted from 1 in what the parser was given
 * @param comment whether it is passed over; it then has no cells
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and one array a row.
record CsvRow(long line, boolean comment, TextNode[] cells) {
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
