package io.milehub.mapping.reads;

/**
 * An expression of a mapping and what it reads.
 *
 * @param name the canonical field, or {@code skip}, {@code refuse.<code>}, {@code page.next}, {@code csv.group}
 * @param line of the mapping file, counted from 1
 */
public record Use(String name, int line, Reads reads) {}
