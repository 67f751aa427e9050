package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.database.DatabaseRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {

    @TempDir
    Path temp;

    private ServerFolder folder;
    private Path home;

    @BeforeEach
    void a_folder_that_every_account_may_reach() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = ServerFolder.at(temp.resolve("data folder"));
        home = PostgresBinaries.unpack(TestServers.PROGRAMS);
    }

    private static void asRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root changes accounts");
    }

    @Test
    void an_ordinary_user_runs_the_programs_as_they_are() throws IOException {
        String user = System.getProperty("user.name");
        assumeTrue(!"root".equals(user), "root needs a detour");
        assertThat(ServerAccount.choose(folder, PostgresPrograms.postgres(home), user)
                        .prefix())
                .isEmpty();
    }

    /** Each way by itself, over the data that the way before it left. */
    @Test
    void root_runs_a_server_in_every_way_that_this_machine_has() throws Exception {
        asRoot();
        int worked = 0;
        for (ServerAccount way : ServerAccount.waysForRoot(folder)) {
            if (way.works(folder, PostgresPrograms.postgres(home))) {
                runsAServer(way);
                worked++;
            }
        }
        assertThat(worked).as("ways that work here").isPositive();
    }

    private void runsAServer(ServerAccount way) throws Exception {
        Secrets.keptIn(folder.password(PostgresPrograms.SUPERUSER));
        way.claim(folder.root());
        var programs = new PostgresPrograms(home, folder, way);
        if (!Files.exists(folder.data())) {
            programs.initialise();
        }
        var life = new ServerLife(
                TestServers.options(folder.root()),
                folder,
                programs,
                Secrets.keptIn(folder.password(PostgresPrograms.SUPERUSER)));
        life.adoptOrStart();
        assertThat(life.alive()).as("%s", way.prefix()).isTrue();
        assertThat(Files.getOwner(folder.data()).getName()).isEqualTo(way.owner());
        life.stop();
    }

    @Test
    void programs_that_may_not_be_executed_are_refused_with_the_remedy() throws IOException {
        Path program = temp.resolve("postgres");
        Files.writeString(program, "#!/bin/sh\n");
        assertThatThrownBy(() -> ServerAccount.choose(folder, program, "anybody"))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("mounted noexec")
                .hasMessageContaining("--database-url");
    }

    @Test
    void root_without_any_way_is_refused_with_the_remedy() throws IOException {
        asRoot();
        Path refuses = temp.resolve("refuses");
        // Answers a direct call and fails under any other account, as where accounts cannot be changed.
        Files.writeString(refuses, "#!/bin/sh\ntest \"$(id -u)\" = 0\n");
        Files.setPosixFilePermissions(refuses, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> ServerAccount.choose(folder, refuses, "root"))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("PostgreSQL refuses to run as root")
                .hasMessageContaining("run the hub as an ordinary user");
        assertThat(Files.getOwner(folder.root()).getName()).isEqualTo("root");
    }

    @Test
    void a_path_that_a_shell_would_read_otherwise_is_refused() {
        for (String name : List.of("a\"b", "a$b", "a`b", "a\\b")) {
            assertThatThrownBy(() -> ServerFolder.at(temp.resolve(name)))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("choose a folder without them");
        }
    }
}
