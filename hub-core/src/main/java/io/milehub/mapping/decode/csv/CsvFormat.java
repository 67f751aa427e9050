package io.milehub.mapping.decode.csv;

import java.nio.charset.Charset;

/**
 * How a delimited file is written.
 *
 * @param charset of a file without a byte order mark; a mark wins
 * @param header whether the first row names the columns; without, they are {@code _1}, {@code _2} and so on
 */
public record CsvFormat(char delimiter, char quote, Charset charset, boolean header) {}
