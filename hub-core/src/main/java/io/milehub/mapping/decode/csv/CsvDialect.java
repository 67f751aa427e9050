package io.milehub.mapping.decode.csv;

import org.jspecify.annotations.Nullable;

/**
 * The characters by which a delimited file is cut.
 *
 * @param delimiter absent where each file shows its own
 * @param quote absent where each file shows its own; {@link #NO_QUOTE} where quotes are text
 * @param comment what begins a line that is passed over; absent where no line is a comment
 * @param padded whether spaces may stand between a delimiter and a quote
 */
public record CsvDialect(
        @Nullable Character delimiter,
        @Nullable Character quote,
        @Nullable Character comment,
        boolean padded) {
    /** Stands in no text, so nothing is quoted by it. */
    public static final char NO_QUOTE = '\uffff';

    /** Everything is found in the file. */
    public static final CsvDialect DETECTED = new CsvDialect(null, null, null, false);

    public static CsvDialect of(char delimiter, char quote) {
        return new CsvDialect(delimiter, quote, null, false);
    }

    CsvDialect with(char delimiterFound, char quoteFound) {
        return new CsvDialect(delimiterFound, quoteFound, comment, padded);
    }

    /** Whether nothing is left to be found. */
    boolean isComplete() {
        return delimiter != null && quote != null;
    }
}
