package io.milehub.faults;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The n-th time that a boundary is reached whose SQL matches.
 *
 * @param side before or after it
 * @param event a statement or a commit
 * @param matching finds the SQL, in lower case
 * @param left how many times are still to come; the stop happens when it falls to zero
 */
record StopPoint(Boundary.Side side, Boundary.Event event, Pattern matching, AtomicInteger left, Stop stop) {
    /** What happens then. */
    interface Stop {
        void now(Boundary boundary) throws SQLException;
    }

    /** {@code before|after commit|statement <n> <regex>}. */
    static StopPoint parse(String words, Stop stop) {
        String[] parts = words.strip().split("\\s+", 4);
        if (parts.length < 3) {
            throw new IllegalArgumentException("before|after commit|statement <n> [regex], not: " + words);
        }
        return new StopPoint(
                Boundary.Side.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Boundary.Event.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                Pattern.compile(parts.length == 4 ? parts[3] : "", Pattern.DOTALL),
                new AtomicInteger(Integer.parseInt(parts[2])),
                stop);
    }

    void reached(Boundary boundary) throws SQLException {
        boolean here = boundary.side() == side
                && boundary.event() == event
                && matching.matcher(boundary.sql().toLowerCase(Locale.ROOT)).find();
        if (here && left.decrementAndGet() == 0) {
            stop.now(boundary);
        }
    }
}
