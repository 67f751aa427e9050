package io.milehub.mapping.trace;

import org.jspecify.annotations.Nullable;

/**
 * How one field of a record came about.
 *
 * @param name as the mapping file writes it, {@code product.title.en}
 * @param expression as the file has it
 * @param line of the mapping file
 * @param value as canonical text, several joined by spaces; null where the record has none, or was refused
 */
public record FieldTrace(
        String name, String expression, int line, @Nullable String value) {}
