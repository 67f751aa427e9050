package io.milehub.app.connector;

import java.nio.file.Path;
import java.util.Optional;

/** How the tools write to the terminal on which they were called. */
public final class Shown {
    private static final int COLUMNS = 120;
    private static final int COLUMNS_MAX = 1_000;

    private Shown() {}

    /** A path as one would type it where one is. */
    public static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path there = file.toAbsolutePath().normalize();
        return (there.startsWith(here) ? here.relativize(there) : there).toString();
    }

    /** What the launcher says of the terminal; a pipe has no width. */
    public static int terminalColumns() {
        return Optional.ofNullable(System.getenv("COLUMNS"))
                .filter(columns -> columns.matches("[1-9][0-9]{0,3}"))
                .map(columns -> Math.min(COLUMNS_MAX, Integer.parseInt(columns)))
                .orElse(COLUMNS);
    }
}
