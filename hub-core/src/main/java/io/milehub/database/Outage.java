package io.milehub.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a failure of the database itself (away, full, out of connections) from a failure of what was asked of it. The
 * first says nothing about the work at hand, which is tried again as it is until the database is back.
 *
 * <p>States are those of the PostgreSQL documentation, appendix A.
 */
public final class Outage {

    private static final int CAUSES_MAX = 20;

    /** Connection exceptions, and what an operating system answers instead of doing its work. */
    private static final Set<String> CLASSES = Set.of("08", "58");

    /** Disk full, too many connections, shut down by an operator, crashed, not up yet. */
    private static final Set<String> STATES = Set.of("53100", "53300", "57P01", "57P02", "57P03");

    /** What the pool says, without a state, to whoever goes on with a connection that has broken. */
    private static final String CLOSED = "Connection is closed";

    private Outage() {}

    /** Whether the database is behind the failure. */
    public static boolean isBehind(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
            // The failure that came first, where its rollback failed too.
            if (cause instanceof TransactionSystemException rollback && isBehind(rollback.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return failure instanceof SQLTransientConnectionException || CLOSED.equals(failure.getMessage());
        }
        return STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
