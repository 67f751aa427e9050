package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's own programs over one folder, under the account that may run them.
 *
 * <p>The server is started by {@code pg_ctl}, because it puts the server into a session of its own on every platform:
 * otherwise Ctrl-C in the hub's terminal would stop the database before the hub has drained.
 */
record PostgresPrograms(Path home, ServerFolder folder, ServerAccount account) {

    static final String SUPERUSER = "postgres";
    private static final Duration INITDB_MAX = Duration.ofMinutes(2);

    /** {@code pg_ctl} keeps its own time; this is for its start and end. */
    private static final Duration PG_CTL_SLACK = Duration.ofSeconds(10);

    static Path postgres(Path home) {
        return home.resolve("bin/postgres");
    }

    /** A new cluster with checksums, passwords for everybody and one locale wherever it runs. */
    void initialise() throws IOException {
        ServerFolder.deleteTree(folder.dataDraft());
        var result = run(
                INITDB_MAX,
                "initdb",
                "--pgdata=" + folder.dataDraft(),
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.password(SUPERUSER),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (!result.succeeded()) {
            throw new DatabaseRefused("cannot create the database cluster in " + folder.root()
                    + "; free space and rights there are the usual causes; initdb says: " + result.output());
        }
        Files.move(folder.dataDraft(), folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the server takes connections, has failed, or the limit is over. */
    Command.Result start(Duration limit) throws IOException {
        return run(
                limit.plus(PG_CTL_SLACK),
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + limit.toSeconds(),
                "--pgdata=" + folder.data(),
                "--log=" + folder.log(),
                "--silent");
    }

    /**
     * @param mode {@code fast} rolls back and writes a checkpoint; {@code immediate} leaves recovery to the next start
     */
    void stop(String mode, Duration limit) throws IOException {
        run(
                limit.plus(PG_CTL_SLACK),
                "pg_ctl",
                "stop",
                "--wait",
                "--timeout=" + limit.toSeconds(),
                "--mode=" + mode,
                "--pgdata=" + folder.data(),
                "--silent");
    }

    private Command.Result run(Duration limit, String program, String... options) throws IOException {
        var words = new ArrayList<String>();
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(List.of(options));
        return Command.run(account.with(words), folder.root(), folder.commandOutput(), limit);
    }
}
