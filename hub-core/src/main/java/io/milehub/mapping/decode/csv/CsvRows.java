package io.milehub.mapping.decode.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.BodyMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows one by one, without comments and rows of blank cells, and with the parser's failures told apart: the file's
 * fault, or the connection's.
 */
final class CsvRows {
    private final Iterator<CsvRow> rows;
    private final BodyMeter meter;
    private final CsvFormat format;
    private final int linesBefore;
    private long lastLine;
    private int number;
    private @Nullable CsvRow last;
    private boolean again;

    /** @param linesBefore how many lines of the file the parser was not given */
    CsvRows(Iterator<CsvRow> rows, BodyMeter meter, CsvFormat format, int linesBefore) {
        this.rows = rows;
        this.meter = meter;
        this.format = format;
        this.linesBefore = linesBefore;
        this.lastLine = linesBefore + 1L;
        this.number = linesBefore;
    }

    /** The number of the last row, counted as a spreadsheet does. */
    int number() {
        return number;
    }

    /** From here on the bytes belong to another record. */
    void startRecord() {
        meter.startRecord();
    }

    /** The last row is kept for a record of several, each of its cells once more for what stands in any of them. */
    void holds(int cells) throws DecodeRefused {
        meter.values(2 * (1 + cells), () -> "row " + number);
    }

    /** The last row is to be given once more. */
    void back() {
        again = true;
    }

    @Nullable
    CsvRow next() throws DecodeRefused, IOException {
        if (again) {
            again = false;
            return Objects.requireNonNull(last);
        }
        try {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                lastLine = linesBefore + row.line();
                number++;
                if (!row.comment() && !row.isBlank(0)) {
                    last = row;
                    return row;
                }
                if (format.group() == null) {
                    meter.startRecord();
                }
            }
            return null;
        } catch (CsvParseException | UncheckedIOException failed) {
            throw told(failed);
        }
    }

    private DecodeRefused told(RuntimeException failed) throws IOException {
        String position = "after line " + lastLine;
        DecodeRefused tooLong = meter.refusal(position);
        if (tooLong != null) {
            return tooLong;
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return notText(position, format);
            }
            if (cause instanceof IOException broken) {
                throw broken;
            }
        }
        return new DecodeRefused(
                position,
                "The file is no well-formed delimited text: " + failed.getMessage() + ".",
                "Fetch the file again if it was cut off or written over meanwhile; else check `delimiter` and `quote`"
                        + " under `csv`, or ask the supplier to repair it.");
    }

    static DecodeRefused notText(String position, CsvFormat format) {
        return new DecodeRefused(
                position,
                format.charset() == null
                        ? "Some bytes are neither UTF-8 nor Windows-1252."
                        : "Some bytes are not " + format.charset() + ".",
                "Correct `charset` under `csv`, or ask the supplier which one it writes.");
    }
}
