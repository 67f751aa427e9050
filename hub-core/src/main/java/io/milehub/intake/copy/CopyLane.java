package io.milehub.intake.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Rows on their way into a temporary table by COPY. While a COPY is open its connection can do nothing else, so the
 * lane is suspended before anyone else uses the connection (to read the next chunk of the body), and goes on by itself.
 */
public final class CopyLane {
    private static final int WRITE_BYTES = 64 * 1024;

    private final Connection connection;
    private final String copy;
    private final CopyText text = new CopyText();
    private @Nullable CopyIn open;
    private long rows;

    public CopyLane(Connection connection, String copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /** Where the next row is to be written; each is ended with {@link #endRow}. */
    public CopyText text() {
        return text;
    }

    public void endRow() {
        text.endRow();
        if (text.length() >= WRITE_BYTES) {
            write();
        }
    }

    private void write() {
        try {
            CopyIn in = open;
            if (in == null) {
                in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
                open = in;
            }
            in.writeToCopy(text.bytes(), 0, text.length());
            text.clear();
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("staging", copy, refused);
        }
    }

    /** Ends the open COPY, if any; everything written so far is then in the table. */
    public void suspend() {
        if (text.length() > 0) {
            write();
        }
        CopyIn in = open;
        if (in == null) {
            return;
        }
        open = null;
        try {
            rows += in.endCopy();
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("staging", copy, refused);
        }
    }

    /** After a failure: takes the connection out of an open COPY, so that it can be rolled back. */
    public void cancel(Throwable failure) {
        CopyIn in = open;
        open = null;
        try {
            if (in != null && in.isActive()) {
                in.cancelCopy();
            }
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /** Rows that PostgreSQL says it has taken. */
    public long rows() {
        return rows;
    }
}
