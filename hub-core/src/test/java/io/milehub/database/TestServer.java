package io.milehub.database;

import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.database.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one server of a test run, with the settings of production.
 *
 * <p>Its data stays in {@code target}: the server of a test run that was killed is adopted by the next one, and what
 * that run left in it is dropped.
 */
final class TestServer {

    /** Two runs of one module at once get folders of their own. */
    private static final int FOLDERS_MAX = 8;

    private static final String OURS = "test\\_%";
    private static final Path FOLDERS = Path.of("target", "test-postgres");
    private static final Path PROGRAMS =
            Path.of(System.getProperty("milehub.root", ".")).resolve(Path.of("target", "postgres-bin"));

    private static final class Holder {
        private static final TestServer RUNNING = new TestServer();
    }

    private final EmbeddedPostgres server = startInFreeFolder();
    private final Map<String, String> templates = new HashMap<>();
    private int databases;

    private TestServer() {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-postgres"));
        try (Connection superuser = server.superuser("postgres").open()) {
            for (String leftover : databases(superuser)) {
                execute(superuser, "drop database " + leftover + " with (force)");
            }
            DatabaseRoles.roles(superuser, owner("postgres"), app("postgres"));
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException(e);
        }
    }

    static TestServer running() {
        return Holder.RUNNING;
    }

    static EmbeddedOptions options(Path folder) {
        return EmbeddedOptions.at(folder, PROGRAMS);
    }

    private static EmbeddedPostgres startInFreeFolder() {
        return startInFreeFolder(0);
    }

    private static EmbeddedPostgres startInFreeFolder(int number) {
        try {
            return EmbeddedPostgres.start(options(FOLDERS.resolve(String.valueOf(number))));
        } catch (DataFolderInUse e) {
            if (number + 1 == FOLDERS_MAX) {
                throw e;
            }
            return startInFreeFolder(number + 1);
        }
    }

    private static List<String> databases(Connection superuser) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery("select datname from pg_database where datname like '" + OURS + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** A copy of the migrated template, which takes some tens of milliseconds. */
    synchronized String create(String changelog) {
        String name = "test_" + ++databases;
        try (Connection superuser = server.superuser("postgres").open()) {
            DatabaseRoles.database(superuser, name, template(superuser, changelog));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** A database without any schema. */
    synchronized String createEmpty() {
        String name = "test_" + ++databases;
        try (Connection superuser = server.superuser("postgres").open()) {
            DatabaseRoles.database(superuser, name, "template0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private String template(Connection superuser, String changelog) throws SQLException {
        String known = templates.get(changelog);
        if (known != null) {
            return known;
        }
        String name = "test_template_" + templates.size();
        DatabaseRoles.database(superuser, name, "template0");
        try (Connection inside = server.superuser(name).open()) {
            DatabaseRoles.closePublicSchema(inside);
        }
        new Migration(owner(name), changelog, Migration.WAIT_MAX).run();
        templates.put(changelog, name);
        return name;
    }

    void drop(String name) {
        try (Connection superuser = server.superuser("postgres").open()) {
            execute(superuser, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    DatabaseConnection superuser(String database) {
        return server.superuser(database);
    }

    DatabaseConnection owner(String database) {
        return server.as(HubDatabase.OWNER, database);
    }

    DatabaseConnection app(String database) {
        return server.as(HubDatabase.APP, database);
    }
}
