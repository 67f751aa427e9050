package io.milehub.inventory.stock;

import io.milehub.tenancy.BriefTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Writes the changes of standing levels a few at a time, in key order, each in a transaction of its own, so that no
 * buyer waits for a feed longer than one of them takes. Meanwhile the run's own transaction holds the locks of source
 * and supplier, so that no other merge comes between, and no row of stock. Should the run die on the way, its next
 * attempt finds what was written told already, and goes on with the rest.
 *
 * <p>The changes come out of the run's connection in one COPY, in order, and go as they are, since nothing here looks
 * into them, into a chunk's connection.
 */
@Component
class StockChunks {
    /** Levels of one transaction. */
    static final int ROWS_MAX = 1_000;

    /** Connections beside the runs' own: without a limit, runs could wait for each other's. */
    private static final int WRITERS_MAX = 2;

    private static final String GIVE = """
            copy (select %s from pg_temp.stock_change where not fresh and verb not in ('SAME', 'OLDER')
                   order by offer_id, location) to stdout (format binary)
            """.formatted(StockChange.CHUNK_NAMES);

    private static final String TAKE =
            "copy pg_temp.stock_chunk (%s) from stdin (format binary)".formatted(StockChange.CHUNK_NAMES);

    private static final String LEAVE_FRESH =
            "delete from pg_temp.stock_change where not fresh and verb not in ('SAME', 'OLDER')";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final BriefTransaction another;
    private final Semaphore writers = new Semaphore(WRITERS_MAX, true);

    StockChunks(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.another = new BriefTransaction(transactions);
        this.another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes what changes standing levels.
     *
     * @param prepare sets the transaction of a chunk up
     * @param write writes a {@code pg_temp.stock_chunk} that holds one chunk, in the chunk's transaction
     */
    void write(Runnable prepare, Runnable write) {
        writers.acquireUninterruptibly();
        int mine = writers.tryAcquire() ? 2 : 1;
        try (var chunks = new ChunkWriters(
                mine,
                rows -> another.executeWithoutResult(_ -> {
                    prepare.run();
                    StockChange.CHUNK.ready();
                    take(rows);
                    write.run();
                }))) {
            give(chunks);
        } finally {
            writers.release(mine);
        }
    }

    /** Leaves in {@code pg_temp.stock_change} what is new, once the changes of what stands are written. */
    void leaveFresh() {
        jdbc.sql(LEAVE_FRESH).update();
    }

    private void give(ChunkWriters chunks) {
        try {
            CopyOut out = copies().copyOut(GIVE);
            try {
                handOn(out, chunks);
            } finally {
                if (out.isActive()) {
                    out.cancelCopy();
                }
            }
        } catch (SQLException refused) {
            throw refused(GIVE, refused);
        }
    }

    /** A row comes at a time, as PostgreSQL wrote it. */
    private static void handOn(CopyOut out, ChunkWriters chunks) throws SQLException {
        var chunk = new BinaryRows();
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            chunk.add(row);
            if (chunk.rows() == ROWS_MAX) {
                chunks.write(chunk.taken());
            }
        }
        if (chunk.rows() > 0) {
            chunks.write(chunk.taken());
        }
        chunks.finish();
    }

    private void take(byte[] rows) {
        try {
            copies().copyIn(TAKE, new ByteArrayInputStream(rows));
        } catch (SQLException refused) {
            throw refused(TAKE, refused);
        } catch (IOException broken) {
            throw refused(TAKE, new SQLException("the copy broke off", broken));
        }
    }

    /** Of the connection of the transaction in which it is called. */
    private CopyManager copies() throws SQLException {
        return DataSourceUtils.getConnection(dataSource)
                .unwrap(PGConnection.class)
                .getCopyAPI();
    }

    private static RuntimeException refused(String copy, SQLException cause) {
        return new UncategorizedSQLException("handing on a chunk of stock", copy, cause);
    }
}
