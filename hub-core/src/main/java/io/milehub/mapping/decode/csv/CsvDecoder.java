package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text (RFC 4180, with any delimiter, charset and line end). A row is an object by column name, cells
 * trimmed, plus {@code _row}, the row's number as a spreadsheet shows it. Rows without any cell are passed over.
 */
public final class CsvDecoder implements Decoder {
    /** The number of the row in its file, counted as a spreadsheet does. */
    public static final String ROW = "_row";

    private static final int COLUMNS_MAX = 4_096;

    private final CsvFormat format;
    private final Set<String> addressed;

    /** @param addressed the columns that expressions read; a header that lacks one is refused */
    public CsvDecoder(CsvFormat format, Set<String> addressed) {
        this.format = format;
        this.addressed = Set.copyOf(addressed);
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        try (CsvReader<CsvRecord> reader = reader(meter)) {
            Rows rows = new Rows(reader.iterator(), meter);
            CsvRecord first = rows.next();
            if (first == null) {
                throw new DecodeRefused(
                        "line 1",
                        "The file is empty.",
                        "Ask the supplier why; an empty feed is a header without rows.");
            }
            records(first, rows, sink);
            return NullNode.instance;
        }
    }

    private void records(CsvRecord first, Rows rows, ElementSink sink) throws DecodeRefused, IOException {
        CsvColumns columns = CsvColumns.of(first, format, addressed);
        CsvTrailer trailer = new CsvTrailer(format);
        for (CsvRecord row = format.header() ? rows.next() : first; row != null; row = rows.next()) {
            if (!isBlank(row) && !trailer.isFound(row, rows.number(), columns.names())) {
                sink.element(columns.element(row, rows.number()));
            }
            rows.startRecord();
        }
        trailer.require();
    }

    /** A delimited file says nothing about itself, so nothing is read. */
    @Override
    public JsonNode page(InputStream body) {
        return NullNode.instance;
    }

    private CsvReader<CsvRecord> reader(BodyMeter meter) throws IOException {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(COLUMNS_MAX)
                .maxFieldSize(Mapping.RECORD_BYTES_MAX)
                .maxRecordSize(Mapping.RECORD_BYTES_MAX)
                .build();
        return CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Mapping.RECORD_BYTES_MAX)
                .build(handler, TextInput.of(meter, format.charset()));
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFieldCount() == 0
                || (row.getFieldCount() == 1 && row.getField(0).isBlank());
    }

    /** Rows one by one, with the parser's failures told apart: the file's fault, or the connection's. */
    private final class Rows {
        private final Iterator<CsvRecord> rows;
        private final BodyMeter meter;
        private long lastLine = 1;
        private int number;

        Rows(Iterator<CsvRecord> rows, BodyMeter meter) {
            this.rows = rows;
            this.meter = meter;
        }

        int number() {
            return number;
        }

        /** From here on the bytes belong to another record. */
        void startRecord() {
            meter.startRecord();
        }

        @Nullable
        CsvRecord next() throws DecodeRefused, IOException {
            try {
                if (!rows.hasNext()) {
                    return null;
                }
                CsvRecord row = rows.next();
                lastLine = row.getStartingLineNumber();
                number++;
                return row;
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
                    return new DecodeRefused(
                            position,
                            "Some bytes are not " + format.charset() + ".",
                            "Correct `charset` under `csv`, or ask the supplier which one it writes.");
                }
                if (cause instanceof IOException broken) {
                    throw broken;
                }
            }
            return new DecodeRefused(
                    position,
                    "The file is no well-formed delimited text: " + failed.getMessage() + ".",
                    "Check `delimiter` and `quote` under `csv`, or ask the supplier to repair the file.");
        }
    }
}
