package io.milehub.inventory.stock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the changes of standing levels a few at a time, in key order, each in a transaction of its own, so that no
 * buyer waits for a feed longer than one of them takes. Meanwhile the run's own transaction holds the locks of source
 * and supplier, so that no other merge comes between, and no row of stock. Should the run die on the way, its next
 * attempt finds what was written told already, and goes on with the rest.
 */
@Component
class StockChunks {
    /** Levels of one transaction. */
    static final int ROWS_MAX = 1_000;

    /** Each run that writes so uses a second connection: without a limit, runs could wait for each other's. */
    private static final int RUNS_MAX = 2;

    private static final String NUMBER = """
            insert into pg_temp.stock_chunk
            select c.*, (row_number() over (order by c.offer_id, c.location) - 1) / :rows as chunk
              from pg_temp.stock_change c
             where not c.fresh and c.verb not in ('SAME', 'OLDER')
            """;

    private static final String LEAVE_FRESH =
            "delete from pg_temp.stock_change where not fresh and verb not in ('SAME', 'OLDER')";

    /** A chunk goes from one connection to the other as PostgreSQL writes it, since nothing here looks into it. */
    private static final String GIVE = """
            copy (select %s from pg_temp.stock_chunk where chunk = %d) to stdout (format binary)
            """;

    private static final String TAKE = "copy pg_temp.stock_change from stdin (format binary)";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate another;
    private final Semaphore turns = new Semaphore(RUNS_MAX, true);

    StockChunks(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.another = new TransactionTemplate(transactions);
        this.another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes what changes standing levels, and leaves in {@code pg_temp.stock_change} what is new.
     *
     * @param standing levels that are to be written so
     * @param write writes a {@code pg_temp.stock_change} that holds one chunk, in the chunk's transaction
     */
    void write(long standing, Runnable write) {
        StockChange.CHUNKS.ready();
        jdbc.sql(NUMBER).param("rows", ROWS_MAX).update();
        turns.acquireUninterruptibly();
        try {
            for (long chunk = 0; chunk * ROWS_MAX < standing; chunk++) {
                byte[] rows = give(chunk);
                another.executeWithoutResult(_ -> {
                    StockChange.TABLE.ready();
                    take(rows);
                    write.run();
                });
            }
        } finally {
            turns.release();
        }
        jdbc.sql(LEAVE_FRESH).update();
    }

    private byte[] give(long chunk) {
        String copy = GIVE.formatted(StockChange.NAMES, chunk);
        try {
            var rows = new ByteArrayOutputStream();
            copies().copyOut(copy, rows);
            return rows.toByteArray();
        } catch (SQLException | IOException refused) {
            throw refused(copy, refused);
        }
    }

    private void take(byte[] rows) {
        try {
            copies().copyIn(TAKE, new ByteArrayInputStream(rows));
        } catch (SQLException | IOException refused) {
            throw refused(TAKE, refused);
        }
    }

    /** Of the connection of the transaction in which it is called. */
    private CopyManager copies() throws SQLException {
        return DataSourceUtils.getConnection(dataSource)
                .unwrap(PGConnection.class)
                .getCopyAPI();
    }

    private static RuntimeException refused(String copy, Exception cause) {
        SQLException refused = cause instanceof SQLException sql ? sql : new SQLException("the copy broke off", cause);
        return new UncategorizedSQLException("handing on a chunk of stock", copy, refused);
    }
}
