package io.milehub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the hub's tables as the application's role, one tenant at a time: what stands there, not what the hub says. */
final class Judge {

    private static final String TENANT_TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relrowsecurity
               and n.nspname in ('catalogue', 'pricing', 'inventory', 'assortment')
             order by 1
            """;

    private final String url;
    private final String user;
    private final String password;

    Judge(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Of the server that a hub brought along. */
    static Judge embedded(Path dataFolder) {
        try {
            Path postgres = dataFolder.resolve("postgres");
            String port = Files.readString(postgres.resolve("port")).strip();
            return new Judge(
                    "jdbc:postgresql://127.0.0.1:" + port + "/milehub",
                    "hub_app",
                    Files.readString(postgres.resolve("hub_app.password")).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long number(int tenant, String sql) {
        return Long.parseLong(texts(tenant, sql).getFirst());
    }

    /** The first column of every row, as text. */
    List<String> texts(int tenant, String sql) {
        try (Connection connection = open(tenant)) {
            return texts(connection, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Does what the statement says, and returns how many rows it changed. */
    int changed(int tenant, String sql) {
        try (Connection connection = open(tenant);
                var statement = connection.createStatement()) {
            int rows = statement.executeUpdate(sql);
            connection.commit();
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Every physical row of the canonical model: a row written again with the same content shows too. */
    SortedMap<String, String> rowVersions(int tenant) {
        return fingerprint(tenant, "r.ctid::text || r.xmin::text");
    }

    private SortedMap<String, String> fingerprint(int tenant, String row) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        try (Connection connection = open(tenant)) {
            for (String table : texts(connection, TENANT_TABLES)) {
                String sql = "select count(*) || ' rows, ' || coalesce(md5(string_agg(" + row
                        + ", ',' order by r.ctid)), '-') from " + table + " r";
                fingerprints.put(table, texts(connection, sql).getFirst());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("fingerprint of tenant " + tenant, failed);
        }
        return fingerprints;
    }

    private Connection open(int tenant) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        texts(connection, "select set_config('hub.tenant', '" + tenant + "', true)");
        return connection;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}
