package io.milehub.mapping.decode.csv;

import io.milehub.mapping.DecodeRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one file ends as its format says that it does: with a trailer, that counts the rows before it. */
final class CsvTrailer {
    private static final String REMEDY =
            "Fetch the file again once it is written whole; if it is, correct `trailer` and `count` under `csv`.";

    private final CsvFormat format;
    private final @Nullable String mark;
    private boolean found;
    private long rows;

    CsvTrailer(CsvFormat format) {
        this.format = format;
        this.mark = format.trailer();
    }

    /** Whether a row is the trailer; any other counts as a record, and must stand before it. */
    boolean isFound(CsvRow row, int number, List<String> columns) throws DecodeRefused {
        if (found) {
            throw new DecodeRefused("row " + number, "A row stands after the trailer.", REMEDY);
        }
        found = mark != null && row.text(0).strip().equals(mark);
        if (!found) {
            rows++;
        } else if (format.count() != null) {
            requireCount(row, number, columns);
        }
        return found;
    }

    /** At the end of the file. */
    void require() throws DecodeRefused {
        if (mark != null && !found) {
            throw new DecodeRefused(
                    "after " + rows + " records", "The file ends without its trailer \"" + mark + "\".", REMEDY);
        }
    }

    /** By its name or, where none has this name, its place from 1 on. */
    private int column(List<String> columns) {
        String named = String.valueOf(format.count());
        int column = columns.indexOf(named);
        return column < 0 && named.matches("[0-9]{1,4}") ? Integer.parseInt(named) - 1 : column;
    }

    private void requireCount(CsvRow row, int number, List<String> columns) throws DecodeRefused {
        int column = column(columns);
        String count =
                column < 0 || column >= row.count() ? "" : row.text(column).strip();
        if (!count.matches("[0-9]{1,18}") || Long.parseLong(count) != rows) {
            throw new DecodeRefused(
                    "row " + number,
                    "The trailer counts \"" + count + "\" records where " + rows + " stand before it.",
                    REMEDY);
        }
    }
}
