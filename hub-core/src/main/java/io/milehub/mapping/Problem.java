package io.milehub.mapping;

import java.nio.file.Path;

/**
 * One mistake in a mapping, its lookups or its cases.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param what what is wrong, in one sentence
 * @param remedy what to do about it, in one sentence
 */
public record Problem(Path file, int line, int column, String what, String remedy) {
    /** One line as compilers write it: file:line:column: what; remedy. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what + " " + remedy;
    }
}
