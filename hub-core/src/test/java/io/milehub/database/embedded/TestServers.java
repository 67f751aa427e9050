package io.milehub.database.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Small servers of single tests; their programs are unpacked once for all modules. */
final class TestServers {

    static final Path PROGRAMS =
            Path.of(System.getProperty("milehub.root", ".")).resolve(Path.of("target", "postgres-bin"));

    private static final int SHARED_BUFFERS_MB = 16;

    private TestServers() {}

    static EmbeddedOptions options(Path folder) {
        return new EmbeddedOptions(
                folder,
                PROGRAMS,
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                5,
                SHARED_BUFFERS_MB);
    }

    static void execute(EmbeddedPostgres server, String statement) throws SQLException {
        try (Connection connection = server.superuser("postgres").open();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
