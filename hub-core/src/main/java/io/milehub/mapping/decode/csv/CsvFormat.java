package io.milehub.mapping.decode.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is written.
 *
 * @param charset of a file without a byte order mark; a mark wins
 * @param header whether the first row names the columns; without, they are {@code _1}, {@code _2} and so on
 * @param trailer what stands in the first cell of the last row, without which a file is not whole
 * @param count the column of that row, by name or by number, which says how many records stand before it
 */
public record CsvFormat(
        char delimiter,
        char quote,
        Charset charset,
        boolean header,
        @Nullable String trailer,
        @Nullable String count) {}
