package io.milehub.intake.live;

import io.milehub.canonical.RecordKind;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Reads the rows that stand for a domain, in the binary format of PostgreSQL's COPY ("Binary Format", COPY in its
 * manual): a header, then for each row the count of its fields and each field after its length.
 */
public final class LiveRowsReader {
    private static final int BUFFER_BYTES = 64 * 1024;
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
            try (var rows =
                    new DataInputStream(new BufferedInputStream(new PGCopyInputStream(postgres, copy), BUFFER_BYTES))) {
                return read(rows);
            }
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("reading live rows", copy, refused);
        } catch (IOException broken) {
            throw new UncategorizedSQLException(
                    "reading live rows", copy, new SQLException("the copy broke off", broken));
        }
    }

    private static LiveRows read(DataInputStream from) throws IOException {
        LiveRows rows = new LiveRows();
        from.skipNBytes(SIGNATURE_BYTES + FLAGS_BYTES);
        from.skipNBytes(from.readInt());
        while (from.readShort() != END_OF_ROWS) {
            from.readInt();
            long id = from.readLong();
            byte[] hash = field(from);
            byte[] part = field(from);
            rows.add(id, hash, part == null ? null : new String(part, StandardCharsets.UTF_8));
        }
        return rows;
    }

    private static byte @Nullable [] field(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] field = from.readNBytes(length);
        if (field.length < length) {
            throw new EOFException("a field of " + length + " bytes ends after " + field.length);
        }
        return field;
    }
}
