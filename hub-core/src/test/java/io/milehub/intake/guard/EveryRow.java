package io.milehub.intake.guard;

import static java.util.stream.Collectors.joining;

import io.milehub.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash over every row of every table, with the transaction that wrote it: equal before and after means that nothing
 * was written. Left out is only what a run leaves that did not happen: its bodies, itself, its refused records, the
 * drift that it showed, and its own events; and what the outbox notes of its relays.
 */
final class EveryRow implements AutoCloseable {
    private static final String TABLES = """
            select format('%I.%I', schemaname, tablename) from pg_tables
             where schemaname not in ('pg_catalog', 'information_schema')
               and schemaname || '.' || tablename not in
                   ('intake.run', 'intake.run_delivery', 'intake.delivery', 'intake.chunk', 'intake.quarantine',
                    'intake.mapping', 'intake.drift', 'intake.feed_shape', 'outbox.event', 'outbox.lease',
                    'outbox.inbox')
            """;

    private static final String HASH = """
            select '%1$s', md5(coalesce(string_agg(t.xmin || ' ' || t, E'\\n' order by t::text), '')) from %1$s t
            """;

    private static final String EVENTS = """
            select 'outbox.event', md5(coalesce(string_agg(
                     concat_ws(' ', event_id, type, aggregate_id, aggregate_version, payload), ','
                       order by event_id), ''))
              from outbox.event where type not in ('RunHeld', 'RunFinished', 'FeedDrifted')
            """;

    private final Connection connection;
    private final String query;

    EveryRow(TestDatabase database) {
        try {
            connection = database.superuser().open();
            List<String> hashes = new ArrayList<>(List.of(EVENTS));
            try (Statement statement = connection.createStatement();
                    ResultSet tables = statement.executeQuery(TABLES)) {
                while (tables.next()) {
                    hashes.add(HASH.formatted(tables.getString(1)));
                }
            }
            query = hashes.stream().collect(joining(" union all "));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** By table. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                hashes.put(rows.getString(1), rows.getString(2));
            }
            return hashes;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
