package io.milehub.intake.live;

import io.milehub.canonical.RecordKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Reads the rows that stand for a domain, in the binary format of PostgreSQL's COPY ("Binary Format", COPY in its
 * manual): a header, then for each row the count of its fields and each field after its length.
 */
public final class LiveRowsReader {
    private static final int SIGNATURE_BYTES = 11;
    private static final int FLAGS_BYTES = 4;
    private static final int END_OF_ROWS = -1;
    private static final int ABSENT = -1;

    private LiveRowsReader() {}

    /**
     * In the transaction of the connection, in which no other COPY may be open.
     *
     * @param mappingId under which a row must have been mapped for its record to be recognised
     */
    public static LiveRows read(
            Connection connection, RecordKind kind, String source, String domain, int supplierId, int mappingId) {
        String copy = "";
        try {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            copy = LiveFacts.of(kind).copy(postgres, source, domain, supplierId, mappingId);
            return read(postgres.getCopyAPI().copyOut(copy));
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("reading live rows", copy, refused);
        } catch (BufferUnderflowException broken) {
            throw new UncategorizedSQLException("reading live rows", copy, new SQLException("a row broke off", broken));
        }
    }

    private static LiveRows read(CopyOut from) throws SQLException {
        try {
            LiveRows rows = new LiveRows();
            boolean first = true;
            for (byte[] message = from.readFromCopy(); message != null; message = from.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(message);
                if (first) {
                    passHeader(row);
                    first = false;
                }
                read(row, rows);
            }
            return rows;
        } finally {
            if (from.isActive()) {
                from.cancelCopy();
            }
        }
    }

    /** A message is a row, the first with the header before it, and the last only says that there are no more. */
    private static void read(ByteBuffer row, LiveRows rows) {
        if (row.hasRemaining() && row.getShort() != END_OF_ROWS) {
            row.getInt();
            long id = row.getLong();
            byte[] hash = field(row);
            byte[] part = field(row);
            rows.add(id, hash, part == null ? null : new String(part, StandardCharsets.UTF_8));
        }
    }

    private static void passHeader(ByteBuffer from) {
        from.position(SIGNATURE_BYTES + FLAGS_BYTES);
        int extension = from.getInt();
        from.position(from.position() + extension);
    }

    private static byte @Nullable [] field(ByteBuffer from) {
        int length = from.getInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] field = new byte[length];
        from.get(field);
        return field;
    }
}
