package io.milehub.mapping.decode.csv;

import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is written.
 *
 * @param charset of a file without a byte order mark, which wins; absent where each file shows its own
 * @param header whether a row names the columns; without, they are {@code _1}, {@code _2} and so on
 * @param cells what is done with rows of another length than the header's
 * @param group absent where each row is a record of its own
 * @param trailer what stands in the first cell of the last row, without which a file is not whole
 * @param count the column of that row, by name or by number, which says how many records stand before it
 */
public record CsvFormat(
        CsvDialect dialect,
        @Nullable Charset charset,
        Header header,
        Cells cells,
        @Nullable Group group,
        @Nullable String trailer,
        @Nullable String count) {
    /** Where the first row has the names of the columns and all else is found in the file. */
    public static final CsvFormat DETECTED =
            new CsvFormat(CsvDialect.DETECTED, null, Header.FOUND, Cells.REFUSED, null, null, null);

    /**
     * Where the names of the columns stand.
     *
     * @param present whether they stand anywhere
     * @param preamble how many lines stand before them; {@link #SOUGHT} where the header is the first row that has
     *     every column that is read
     * @param optional columns that a header may lack although expressions read them
     */
    public record Header(boolean present, int preamble, Set<String> optional) {
        public static final int SOUGHT = -1;

        static final Header FOUND = new Header(true, SOUGHT, Set.of());

        public Header {
            optional = Set.copyOf(optional);
        }
    }

    /**
     * What is done with rows of another length than the header's.
     *
     * @param missingAbsent whether cells that a row lacks are absent, or a fault of the row
     * @param extraDropped whether cells beyond the header are dropped, or a fault of the row unless they are blank
     */
    public record Cells(boolean missingAbsent, boolean extraDropped) {
        static final Cells REFUSED = new Cells(false, false);
    }

    /**
     * Rows that together are one record.
     *
     * @param column by which they are told
     * @param begins whether every row with something in the column begins a record; otherwise rows that follow each
     *     other with the same in it, or with nothing, are one
     * @param numbered whether the rows inside a record say their numbers
     */
    public record Group(String column, boolean begins, boolean numbered) {}

    CsvFormat with(CsvDialect found) {
        return new CsvFormat(found, charset, header, cells, group, trailer, count);
    }
}
