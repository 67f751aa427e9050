package io.milehub.database.embedded;

import io.milehub.database.DatabaseConnection;
import io.milehub.database.DatabaseRefused;
import io.milehub.database.DurabilityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server that lives and ends with the hub, keeps its data over restarts, and survives a killed hub.
 *
 * <p>{@link #close} must run after everything that uses the database has ended, see
 * {@link io.milehub.database.HubDatabase}.
 */
public final class EmbeddedPostgres implements AutoCloseable, Watchdog.Watched {

    /** The major version of the programs that are built in; data of another one cannot be opened. */
    private static final String MAJOR = "18";

    private final FolderLock lock;
    private final ServerFolder folder;
    private final ServerLife life;
    private final String password;
    private final Watchdog watchdog;
    private boolean closed;

    private EmbeddedPostgres(FolderLock lock, ServerFolder folder, EmbeddedOptions options)
            throws IOException, InterruptedException {
        this.lock = lock;
        this.folder = folder;
        Path home = PostgresBinaries.unpack(options.programs());
        requirePasswordAndVersion(folder);
        this.password = Secrets.keptIn(folder.password(PostgresPrograms.SUPERUSER));
        var account =
                ServerAccount.choose(folder, PostgresPrograms.postgres(home), System.getProperty("user.name", ""));
        var programs = new PostgresPrograms(home, folder, account);
        if (!Files.exists(folder.data())) {
            programs.initialise();
        }
        this.life = new ServerLife(options, folder, programs, password);
        this.watchdog = new Watchdog(this, options.restartsPerMinuteMax(), System::nanoTime);
        life.adoptOrStart();
        requireDurable();
        watchdog.watch();
    }

    private void requireDurable() throws IOException, InterruptedException {
        try {
            DurabilityCheck.require(superuser("postgres"));
        } catch (DatabaseRefused e) {
            life.stop();
            throw e;
        }
    }

    /**
     * Adopts the running server of the folder or starts one, and returns when it answers.
     *
     * @throws DatabaseRefused when it cannot; one sentence with the remedy, nothing is left running
     */
    public static EmbeddedPostgres start(EmbeddedOptions options) {
        try {
            ServerFolder folder = ServerFolder.at(options.folder());
            FolderLock lock = FolderLock.take(folder);
            return startLocked(lock, folder, options);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "cannot work in the data folder " + options.folder() + " (" + e
                            + "); check free space and rights there, or choose another folder",
                    e);
        }
    }

    // The lock lives as long as the server and is freed by its close().
    @SuppressWarnings("MustBeClosedChecker")
    private static EmbeddedPostgres startLocked(FolderLock lock, ServerFolder folder, EmbeddedOptions options)
            throws IOException {
        try {
            return new EmbeddedPostgres(lock, folder, options);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new DatabaseRefused("interrupted while starting the embedded PostgreSQL", e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requirePasswordAndVersion(ServerFolder folder) throws IOException {
        if (!Files.exists(folder.data())) {
            return;
        }
        String version = Files.readString(folder.data().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new DatabaseRefused("the data in " + folder.data() + " was written by PostgreSQL " + version
                    + " and this hub brings " + MAJOR + "; move it over with pg_upgrade or choose another data folder");
        }
        if (!Files.exists(folder.password(PostgresPrograms.SUPERUSER))) {
            throw new DatabaseRefused("the password file " + folder.password(PostgresPrograms.SUPERUSER)
                    + " is missing beside its data; restore it from the backup, or choose another data folder");
        }
    }

    /** How to connect as the superuser: for roles and databases only, row-level security does not bind it. */
    public DatabaseConnection superuser(String database) {
        return new DatabaseConnection(url(database), PostgresPrograms.SUPERUSER, password);
    }

    /** How to connect as another role, whose password is kept in the data folder. */
    public DatabaseConnection as(String role, String database) {
        try {
            return new DatabaseConnection(url(database), role, Secrets.keptIn(folder.password(role)));
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "cannot read the password of " + role + " in " + folder.root() + " (" + e + ")", e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Stays the same when the server dies and is started again. */
    public int port() {
        return life.port();
    }

    /** Process id of the server now. */
    public long pid() {
        return life.pid();
    }

    /** Whether the server's process lives; it may still be recovering. */
    @Override
    public boolean alive() {
        return life.alive();
    }

    /** For the watchdog: starts the server again on the same port. */
    @Override
    public synchronized void restart() throws IOException, InterruptedException {
        if (!closed) {
            life.restart();
        }
    }

    /** Stops the server, orderly if it can be, and lets the folder go. A second call does nothing. */
    @Override
    public void close() {
        watchdog.close();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            try (lock) {
                life.stop();
            } catch (IOException e) {
                throw new IllegalStateException("the embedded PostgreSQL could not be stopped in order", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while stopping the embedded PostgreSQL", e);
            }
        }
    }
}
