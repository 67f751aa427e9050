package io.milehub.app.bench;

import io.milehub.app.bench.house.FeedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The plain table that the hub is measured against: COPY to an unlogged stage, then one upsert that skips what is
 * equal. No tenant, no security, no history, no events, no second index; its data arrive parsed.
 */
final class FlatTable {

    private static final int WRITE_BYTES = 64 * 1024;

    /** What a flat table of each feed holds. */
    enum Shape {
        CATALOGUE("""
                sku text, supplier text not null, title text not null, brand text not null, attributes jsonb not null,
                price_minor bigint not null, currency char(3) not null, hash uuid not null
                """, """
                supplier = excluded.supplier, title = excluded.title, brand = excluded.brand,
                attributes = excluded.attributes, price_minor = excluded.price_minor, currency = excluded.currency,
                hash = excluded.hash
                """),
        STOCK(
                "sku text, supplier text not null, location text not null, quantity int not null, hash uuid not null",
                """
                supplier = excluded.supplier, location = excluded.location, quantity = excluded.quantity,
                hash = excluded.hash
                """);

        private final String columns;
        private final String assignments;

        Shape(String columns, String assignments) {
            this.columns = columns;
            this.assignments = assignments;
        }
    }

    /**
     * Files of {@link FeedFiles#ROWS_A_FILE} rows that are one transaction: 20,000 and 100,000 rows, and all of them.
     */
    private static final List<Integer> FILES_A_BATCH = List.of(2, 10, Integer.MAX_VALUE);

    private final Connection connection;
    private final Shape shape;
    private final int filesABatch;
    private final String table;

    private FlatTable(Connection connection, Shape shape, int filesABatch) throws SQLException {
        this.connection = connection;
        this.shape = shape;
        this.filesABatch = filesABatch;
        this.table = shape.name().toLowerCase(Locale.ROOT) + "_by_" + batch();
        create();
    }

    /** One table for each size of batch, so that the best can be taken. */
    static List<FlatTable> ofEveryBatch(Connection connection, Shape shape) throws SQLException {
        execute(connection, "create schema if not exists bench");
        List<FlatTable> tables = new ArrayList<>();
        for (int files : FILES_A_BATCH) {
            tables.add(new FlatTable(connection, shape, files));
        }
        return tables;
    }

    /** Begins anew, empty. */
    void create() throws SQLException {
        execute("drop table if exists bench.%s".formatted(table));
        execute("create table bench.%s (%s, primary key (sku))".formatted(table, shape.columns));
    }

    /** What this baseline is called among the figures. */
    String series() {
        return "baseline-" + batch();
    }

    private String batch() {
        return filesABatch == Integer.MAX_VALUE ? "whole" : filesABatch * FeedFiles.ROWS_A_FILE / 1000 + "k";
    }

    /** A fresh stage for the next state, unlogged; not part of what is timed. */
    void stage() throws SQLException {
        execute("drop table if exists bench.%s_stage".formatted(table));
        execute("create unlogged table bench.%s_stage (%s)".formatted(table, shape.columns));
    }

    /** Takes a state in: COPY and upsert, batch by batch. */
    void load(FeedFiles state) throws SQLException, IOException {
        List<Path> files = state.rows();
        connection.setAutoCommit(false);
        try {
            for (int from = 0; from < files.size(); from += filesABatch) {
                if (from > 0) {
                    execute("truncate bench.%s_stage".formatted(table));
                }
                copy(files.subList(from, filesABatch < files.size() - from ? from + filesABatch : files.size()));
                execute("insert into bench.%1$s select * from bench.%1$s_stage".formatted(table)
                        + " on conflict (sku) do update set %2$s where %1$s.hash <> excluded.hash"
                                .formatted(table, shape.assignments));
                connection.commit();
                if (filesABatch >= files.size() - from) {
                    break;
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void copy(List<Path> files) throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench.%s_stage from stdin".formatted(table));
        byte[] buffer = new byte[WRITE_BYTES];
        for (Path file : files) {
            try (InputStream rows = Files.newInputStream(file)) {
                for (int length = rows.read(buffer); length > 0; length = rows.read(buffer)) {
                    copy.writeToCopy(buffer, 0, length);
                }
            }
        }
        copy.endCopy();
    }

    private void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
