package io.milehub.connectors.routes;

import java.nio.file.Path;

/**
 * One mistake in a route file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param what what is wrong, in one sentence
 * @param remedy what to do about it, in one sentence
 */
public record RouteProblem(Severity severity, Path file, int line, int column, String what, String remedy) {
    /** Whether the route may run nevertheless. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line as compilers write it: file:line:column: what remedy. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ") + what + " " + remedy;
    }
}
