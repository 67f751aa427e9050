package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.slf4j.LoggerFactory;

/**
 * Brings a database's schema to the state that this build expects, as the role that owns it.
 *
 * <p>Nodes that start together take turns: a session-wide advisory lock is held around the whole migration. PostgreSQL
 * frees it with its connection, so it also tells who is alive: whoever holds it may free the row lock that Liquibase
 * leaves behind when its process is killed.
 */
public final class Migration {

    /** The change log of the hub. */
    public static final String CHANGELOG = "db/changelog.yaml";

    /** The schema of Liquibase's own tables; on the list of tables without row-level security. */
    public static final String SCHEMA = "liquibase";

    /** How long a node waits for another node's migration. */
    public static final Duration WAIT_MAX = Duration.ofMinutes(5);

    /** Any number will do, as long as every node takes the same. */
    private static final long ADVISORY_LOCK = 0x4d494c4548554201L;

    private static final String FREE_STALE_LOCK = """
            update liquibase.databasechangeloglock
               set locked = false, lockgranted = null, lockedby = null
             where locked
            """;
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Migration.class);

    /** Held for ever, because java.util.logging forgets the level of a logger that nobody refers to. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private final DatabaseConnection owner;
    private final String changelog;
    private final Duration waitMax;

    public Migration(DatabaseConnection owner) {
        this(owner, CHANGELOG, WAIT_MAX);
    }

    /**
     * @param changelog path of the change log on the class path
     * @param waitMax how long to wait while another node migrates
     */
    public Migration(DatabaseConnection owner, String changelog, Duration waitMax) {
        this.owner = owner;
        this.changelog = changelog;
        this.waitMax = waitMax;
    }

    /**
     * Runs what has not run yet.
     *
     * @throws DatabaseRefused when a change set fails, or another node's migration outlasts the wait
     */
    public void run() {
        try (Connection guard = owner.open()) {
            takeTurn(guard);
            prepareSchema(guard);
            update();
        } catch (SQLException e) {
            throw new DatabaseRefused("the migration cannot start as " + owner + " (" + e.getMessage() + ")", e);
        }
    }

    private void takeTurn(Connection guard) throws SQLException {
        try (var statement = guard.createStatement()) {
            statement.execute("set lock_timeout = " + waitMax.toMillis());
            statement.execute("select pg_advisory_lock(" + ADVISORY_LOCK + ")");
        } catch (SQLException e) {
            if (LockTimeout.is(e)) {
                throw new DatabaseRefused(
                        "another node has been migrating " + owner.url() + " for more than " + waitMax.toSeconds()
                                + " s; wait for it, or look at pg_stat_activity and end it",
                        e);
            }
            throw e;
        }
    }

    private void prepareSchema(Connection guard) throws SQLException {
        try (var statement = guard.createStatement()) {
            try (var row = statement.executeQuery("select to_regnamespace('" + SCHEMA + "') is null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    freeStaleLock(guard);
                    return;
                }
            }
            statement.execute("create schema " + SCHEMA);
        }
    }

    private void freeStaleLock(Connection guard) throws SQLException {
        try (var statement = guard.createStatement()) {
            try (var row =
                    statement.executeQuery("select to_regclass('" + SCHEMA + ".databasechangeloglock') is not null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            }
            if (statement.executeUpdate(FREE_STALE_LOCK) > 0) {
                LOG.warn("freed the migration lock of a node that was killed in {}", owner.url());
            }
        }
    }

    private void update() throws SQLException {
        // What matters comes as an exception, and is reported once.
        LIQUIBASE_LOG.setLevel(Level.OFF);
        Map<String, Object> scope =
                Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
        try (Connection connection = owner.open()) {
            Scope.child(scope, () -> updateOver(connection));
        } catch (LiquibaseException e) {
            throw new DatabaseRefused(
                    "the migration " + changelog + " failed on " + owner.url() + ": " + rootMessage(e)
                            + "; the change sets before it stay applied, mend the cause and start again",
                    e);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Liquibase's scope failed", e);
        }
    }

    // Closing the Liquibase object would close the connection, which is the caller's.
    @SuppressWarnings("resource")
    private void updateOver(Connection connection) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setLiquibaseSchemaName(SCHEMA);
        var liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.update(new Contexts(), new LabelExpression());
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip();
    }
}
