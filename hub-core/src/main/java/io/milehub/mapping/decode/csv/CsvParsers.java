package io.milehub.mapping.decode.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.milehub.mapping.Mapping;
import java.io.Reader;
import java.util.Objects;

/** Makes parsers for a dialect in which nothing is left to be found. */
final class CsvParsers {
    private static final int COLUMNS_MAX = 4_096;

    private CsvParsers() {}

    /** @param linesBefore how many lines stand before the text */
    static CsvReader<CsvRow> of(Reader text, CsvDialect dialect, long linesBefore) {
        return builder(dialect).allowUnclosedQuote(false).build(new CsvCells(linesBefore), text);
    }

    /** For the beginning of a text, which may end inside a quoted cell. */
    static CsvReader<CsvRecord> ofBeginning(String text, CsvDialect dialect) {
        return builder(dialect).allowUnclosedQuote(true).build(handler(), text);
    }

    private static CsvRecordHandler handler() {
        return CsvRecordHandler.builder()
                .maxFields(COLUMNS_MAX)
                .maxFieldSize(Mapping.RECORD_BYTES_MAX)
                .maxRecordSize(Mapping.RECORD_BYTES_MAX)
                .build();
    }

    /** Comments and empty lines are read, so that rows are counted as a spreadsheet counts them. */
    private static CsvReaderBuilder builder(CsvDialect dialect) {
        CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(Objects.requireNonNull(dialect.delimiter()))
                .quoteCharacter(Objects.requireNonNull(dialect.quote()))
                .trimWhitespacesAroundQuotes(dialect.padded())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Mapping.RECORD_BYTES_MAX);
        Character comment = dialect.comment();
        return comment == null
                ? builder
                : builder.commentStrategy(CommentStrategy.READ).commentCharacter(comment);
    }
}
