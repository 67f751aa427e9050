package io.milehub.database;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The hub's database, checked, migrated and ready for the pool.
 *
 * <p>Order of shutdown: the pool closes first, then this. With Spring, make this a bean with {@code destroyMethod =
 * "close"} and let the pool's bean take it as a parameter: Spring destroys dependants first. Never close it from a JVM
 * shutdown hook of its own, because hooks run side by side with Spring's, which may still be draining routes.
 */
public final class HubDatabase implements AutoCloseable {

    /** The role that owns the schema and runs the migration. */
    public static final String OWNER = "hub_owner";

    /** The role of the pool. */
    public static final String APP = "hub_app";

    private final DatabaseConnection owner;
    private final DatabaseConnection app;
    private final Runnable stop;

    private HubDatabase(DatabaseConnection owner, DatabaseConnection app, Runnable stop) {
        this.owner = owner;
        this.app = app;
        this.stop = stop;
    }

    /** A server that somebody else runs; {@link #close} leaves it alone. */
    public static HubDatabase external(DatabaseConnection owner, DatabaseConnection app) {
        return new HubDatabase(owner, app, () -> {});
    }

    /** A server that lives and ends with the hub. */
    public static HubDatabase owned(DatabaseConnection owner, DatabaseConnection app, Runnable stop) {
        return new HubDatabase(owner, app, stop);
    }

    /**
     * Checks durability, migrates, and checks the pool's role; the hub must not serve before this has returned.
     *
     * @param changelog usually {@link Migration#CHANGELOG}
     * @throws DatabaseRefused when one of them fails; this is closed then
     */
    public HubDatabase ready(String changelog) {
        try {
            DurabilityCheck.require(app);
            new Migration(owner, changelog, Migration.WAIT_MAX).run();
            RoleAssertion.require(app, owner.user());
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How to connect as the owner: for migration only. */
    public DatabaseConnection owner() {
        return owner;
    }

    /** How to connect as the application. */
    public DatabaseConnection app() {
        return app;
    }

    /** A pool for the application's role; the caller closes it before this. */
    public HikariDataSource pool(PoolLimits limits) {
        return HubDataSource.pool(app, limits, "milehub");
    }

    /** Stops the server if it is the hub's own. */
    @Override
    public void close() {
        stop.run();
    }
}
