package io.milehub.inventory.stock;

import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final String STANDING = """
            select count(*) from pg_temp.stock_change
             where not fresh and verb in ('ADDED', 'ADVANCED', 'CHANGED', 'REMOVED')
            """;

    private static final String NUMBER = """
            create temp table stock_chunk on commit drop as
            select c.*, (row_number() over (order by c.offer_id, c.location) - 1) / :rows as chunk
              from pg_temp.stock_change c
             where not c.fresh and c.verb in ('ADDED', 'ADVANCED', 'CHANGED', 'REMOVED')
            """;

    private static final String CHUNKS = "select coalesce(max(chunk) + 1, 0) from pg_temp.stock_chunk";

    private static final String READ = """
            select jsonb_agg(to_jsonb(c) - 'chunk')::text from pg_temp.stock_chunk c where chunk = :chunk
            """;

    private static final String LEAVE_FRESH = """
            delete from pg_temp.stock_change where not fresh and verb in ('ADDED', 'ADVANCED', 'CHANGED', 'REMOVED')
            """;

    private static final String RECEIVE = """
            create temp table stock_change on commit drop as
            select c.*
              from jsonb_to_recordset(:rows::jsonb) as c (sku text, offer_id bigint, location text, fresh boolean,
                     quantity int, version bigint, as_of timestamptz, hash uuid, raw_hash uuid, source text,
                     domain text, delivery_id bigint, ordinal int, mapping_id int, verb text)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate another;
    private final Semaphore turns = new Semaphore(RUNS_MAX, true);

    StockChunks(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.another = new TransactionTemplate(transactions);
        this.another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes what changes standing levels, and leaves in {@code pg_temp.stock_change} what is new; a few changes are
     * all left to the caller's transaction.
     *
     * @param write writes a {@code pg_temp.stock_change} that holds one chunk, in the chunk's transaction
     */
    void write(Runnable write) {
        if (jdbc.sql(STANDING).query(Long.class).single() <= ROWS_MAX) {
            return;
        }
        jdbc.sql(NUMBER).param("rows", ROWS_MAX).update();
        jdbc.sql("create index on pg_temp.stock_chunk (chunk)").update();
        jdbc.sql("analyze pg_temp.stock_chunk").update();
        long chunks = jdbc.sql(CHUNKS).query(Long.class).single();
        turns.acquireUninterruptibly();
        try {
            for (long chunk = 0; chunk < chunks; chunk++) {
                String rows =
                        jdbc.sql(READ).param("chunk", chunk).query(String.class).single();
                another.executeWithoutResult(_ -> {
                    jdbc.sql(RECEIVE).param("rows", rows).update();
                    write.run();
                });
            }
        } finally {
            turns.release();
        }
        jdbc.sql(LEAVE_FRESH).update();
    }
}
