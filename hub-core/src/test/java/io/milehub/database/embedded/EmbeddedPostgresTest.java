package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.milehub.database.DataFolderInUse;
import io.milehub.database.DatabaseRefused;
import io.milehub.database.HubDataSource;
import io.milehub.database.PoolLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {

    /** Shared, so that the cluster is made once; each test leaves it stopped and whole. */
    @TempDir
    static Path temp;

    @BeforeAll
    static void a_cluster() {
        EmbeddedPostgres.start(options()).close();
    }

    private static EmbeddedOptions options() {
        return TestServers.options(temp.resolve("shop's data"));
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port_with_all_that_was_committed() throws SQLException {
        try (var server = EmbeddedPostgres.start(options());
                HikariDataSource pool = HubDataSource.pool(
                        server.superuser("postgres"), PoolLimits.DEFAULT.withConnectionsMax(2), "test-watchdog")) {
            var jdbc = JdbcClient.create(pool);
            jdbc.sql("create table survives (words text)").update();
            jdbc.sql("insert into survives values ('committed')").update();
            long before = server.pid();
            int port = server.port();

            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> server.alive() && server.pid() != before);
            assertThat(server.port()).isEqualTo(port);
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(jdbc.sql("select words from survives")
                                    .query(String.class)
                                    .list())
                            .containsExactly("committed"));
        }
    }

    @Test
    void a_server_whose_restart_failed_comes_back_on_its_port_when_the_cause_is_gone() throws Exception {
        try (var server = EmbeddedPostgres.start(options())) {
            int port = server.port();
            try (var other = takenFrom(server)) {
                assertThatThrownBy(server::restart).isInstanceOf(DatabaseRefused.class);
                assertThat(other.getLocalPort()).isEqualTo(port);
            }
            server.restart();
            assertThat(server.port()).isEqualTo(port);
            // The watchdog may be about to bring it back as well.
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> TestServers.execute(server, "select 1"));
        }
    }

    /** Its port, in the moment between its death and what the watchdog does about it. */
    private static ServerSocket takenFrom(EmbeddedPostgres server) {
        int port = server.port();
        return await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> {
                            ProcessHandle postmaster =
                                    ProcessHandle.of(server.pid()).orElseThrow();
                            postmaster.destroyForcibly();
                            postmaster.onExit().join();
                            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                        },
                        ServerSocket::isBound);
    }

    @Test
    void data_survives_an_orderly_restart_and_secrets_are_for_the_owner_only() throws Exception {
        try (var server = EmbeddedPostgres.start(options())) {
            TestServers.execute(server, "create table kept (words text)");
            TestServers.execute(server, "insert into kept values ('kept')");
        }
        try (var server = EmbeddedPostgres.start(options())) {
            assertThat(HubProcess.kept(server)).containsExactly("kept");
        }
        ServerFolder folder = ServerFolder.at(options().folder());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.password("postgres"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(folder.data().resolve("pg_hba.conf")).lines())
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void a_second_hub_in_the_same_process_is_refused_and_does_not_loosen_the_lock() {
        try (var server = EmbeddedPostgres.start(options())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(options())).isInstanceOf(DataFolderInUse.class);
            }
            assertThat(server.alive()).isTrue();
        }
    }

    @Test
    void a_pid_file_that_names_another_program_or_nobody_does_not_stop_the_start() throws Exception {
        ServerFolder folder = ServerFolder.at(options().folder());
        long ourselves = ProcessHandle.current().pid();
        long nobody = 4_194_303; // one below the greatest process id that Linux knows
        for (String content : List.of(pidFile(folder, ourselves), pidFile(folder, nobody), "", "12")) {
            Files.writeString(folder.postmasterPid(), content);
            try (var server = EmbeddedPostgres.start(options())) {
                assertThat(server.pid()).isNotEqualTo(ourselves);
            }
        }
    }

    private static String pidFile(ServerFolder folder, long pid) {
        return pid + "\n" + folder.data() + "\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n";
    }

    @Test
    void a_port_that_another_program_has_taken_is_replaced() throws IOException {
        int before;
        try (var server = EmbeddedPostgres.start(options())) {
            before = server.port();
        }
        try (var other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
                var server = EmbeddedPostgres.start(options())) {
            assertThat(server.port()).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void settings_that_lose_data_are_refused_and_nothing_is_left_running() throws Exception {
        ServerFolder folder = ServerFolder.at(options().folder());
        Files.writeString(folder.data().resolve("postgresql.auto.conf"), "fsync = off\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("fsync=off");
        assertThat(Postmaster.processesOf(folder)).isEmpty();
        Files.writeString(folder.data().resolve("postgresql.auto.conf"), "");
        EmbeddedPostgres.start(options()).close();
    }

    @Test
    void a_server_that_does_not_start_shows_the_end_of_its_log() throws Exception {
        ServerFolder folder = ServerFolder.at(options().folder());
        Files.writeString(folder.data().resolve("postgresql.auto.conf"), "max_connections = 'many'\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("did not start within 60 s")
                .hasMessageContaining("invalid value for parameter \"max_connections\"");
        Files.writeString(folder.data().resolve("postgresql.auto.conf"), "");
    }

    @Test
    void data_of_another_major_version_and_a_lost_password_are_refused_in_words() throws Exception {
        ServerFolder folder = ServerFolder.at(options().folder());
        Path password = folder.password("postgres");
        Path aside = Files.move(password, temp.resolve("aside"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("restore it from the backup");
        Files.move(aside, password);
        Path version = folder.data().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("written by PostgreSQL 17");
        Files.writeString(version, "18\n");
    }

    /** A terminal sends Ctrl-C to every process of its session's foreground group. */
    @Test
    void the_server_is_in_a_session_of_its_own_so_that_ctrl_c_reaches_the_hub_only() throws IOException {
        try (var server = EmbeddedPostgres.start(options())) {
            Path stat = Path.of("/proc", String.valueOf(server.pid()), "stat");
            assumeTrue(Files.exists(stat), "sessions are read from /proc");
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            // proc(5): state, parent, process group, session
            assertThat(Long.parseLong(fields[3])).isEqualTo(server.pid());
        }
    }

    @Test
    void a_new_cluster_has_checksums_one_locale_and_speaks_on_the_loopback_only() throws SQLException {
        try (var server = EmbeddedPostgres.start(options());
                HikariDataSource pool = HubDataSource.pool(
                        server.superuser("postgres"), PoolLimits.DEFAULT.withConnectionsMax(1), "test-look")) {
            var jdbc = JdbcClient.create(pool);
            assertThat(jdbc.sql("""
                            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
                             where name in ('data_checksums', 'listen_addresses', 'unix_socket_directories',
                                            'max_connections', 'server_encoding')
                            """).query(String.class).single())
                    .isEqualTo("data_checksums=on listen_addresses=127.0.0.1 max_connections=100"
                            + " server_encoding=UTF8 unix_socket_directories=");
            assertThat(jdbc.sql("select datlocprovider::text || ' ' || datlocale "
                                    + "from pg_database where datname = 'postgres'")
                            .query(String.class)
                            .single())
                    .isEqualTo("b C.UTF-8");
        }
    }
}
