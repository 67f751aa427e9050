package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.milehub.database.DataFolderInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub dies in the worst way and leaves its server behind. */
class OrphanedServerTest {

    private static final Duration START_MAX = Duration.ofSeconds(90);

    /** Shared, so that the cluster is made once. */
    @TempDir
    static Path temp;

    private Path folder;
    private Process hub;
    private long orphan;

    @BeforeEach
    void a_hub_owns_a_server() throws IOException {
        folder = temp.resolve("post gres");
        Path said = HubProcess.said(folder);
        Files.deleteIfExists(said);
        hub = HubProcess.start(folder);
        await().atMost(START_MAX)
                .until(() -> Files.exists(said) && !Files.readString(said).isEmpty());
        orphan = Long.parseLong(Files.readString(said));
    }

    @AfterEach
    void nothing_stays_behind() throws IOException {
        hub.destroyForcibly();
        for (ProcessHandle process : Postmaster.processesOf(ServerFolder.at(folder))) {
            process.destroyForcibly();
        }
    }

    private void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Test
    void the_next_hub_adopts_the_server_of_a_killed_one_with_all_that_was_committed() throws Exception {
        kill(hub);
        assertThat(process(orphan).isAlive()).isTrue();
        try (var server = EmbeddedPostgres.start(TestServers.options(folder))) {
            assertThat(server.pid()).isEqualTo(orphan);
            assertThat(HubProcess.kept(server)).containsExactly("committed before the kill");
        }
        assertThat(Postmaster.processesOf(ServerFolder.at(folder))).isEmpty();
    }

    @Test
    void a_second_hub_on_the_folder_is_refused_while_the_first_lives() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(TestServers.options(folder)))
                .isInstanceOf(DataFolderInUse.class)
                .hasMessageContaining("process " + hub.pid())
                .hasMessageContaining("start this one with another data folder");
    }

    @Test
    void a_server_that_is_stuck_is_stopped_and_started_again() throws Exception {
        kill(hub);
        assertThat(new ProcessBuilder(List.of("kill", "-STOP", String.valueOf(orphan)))
                        .start()
                        .waitFor())
                .isZero();
        try (var server = EmbeddedPostgres.start(TestServers.options(folder))) {
            assertThat(server.pid()).isNotEqualTo(orphan);
            assertThat(HubProcess.kept(server)).containsExactly("committed before the kill");
        }
    }

    @Test
    void a_server_of_other_settings_is_started_again_with_ours() throws Exception {
        kill(hub);
        Path settings = ServerFolder.at(folder).settings();
        Files.writeString(settings, Files.readString(settings).replace("fsync = on", "fsync = off"));
        try (var server = EmbeddedPostgres.start(TestServers.options(folder))) {
            assertThat(server.pid()).isNotEqualTo(orphan);
            assertThat(HubProcess.kept(server)).containsExactly("committed before the kill");
        }
    }

    @Test
    void a_hub_whose_server_was_killed_with_it_recovers_what_was_committed() throws Exception {
        kill(hub);
        process(orphan).destroyForcibly();
        try (var server = EmbeddedPostgres.start(TestServers.options(folder))) {
            assertThat(HubProcess.kept(server)).containsExactly("committed before the kill");
        }
    }
}
