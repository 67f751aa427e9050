package io.milehub.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * A lock was not to be had within {@code lock_timeout}: somebody else is at it, or died or froze over it. Nothing was
 * done, and the same may be tried again later. PostgreSQL's code for it (55P03) is in no class of the SQL standard that
 * Spring takes for it.
 */
public final class LockTimeout extends CannotAcquireLockException {
    private static final long serialVersionUID = 1L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LockTimeout(String task, SQLException cause) {
        super(task + "; " + cause.getMessage(), cause);
    }

    /** Whether PostgreSQL failed for this reason. */
    static boolean is(SQLException failed) {
        return LOCK_NOT_AVAILABLE.equals(failed.getSQLState());
    }

    /** Knows this failure, and leaves all others to Spring. */
    static SQLExceptionTranslator translator() {
        var others = new SQLExceptionSubclassTranslator();
        return new SQLExceptionTranslator() {
            @Override
            public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failed) {
                return is(failed)
                        ? new LockTimeout(sql == null ? task : task + "; SQL [" + sql + "]", failed)
                        : others.translate(task, sql, failed);
            }
        };
    }
}
