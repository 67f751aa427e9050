package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of the PostgreSQL in a folder: they can be killed, and stopped where they are.
 *
 * @param folder that the hub keeps data, secrets and log of its server in
 */
record PostgresServer(Path folder) {

    void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    /** They keep their connections and answer nothing; new connections are taken by the system and answered by none. */
    void freeze() {
        Signals.freeze(processes());
    }

    void thaw() {
        Signals.thaw(processes());
    }

    private List<ProcessHandle> processes() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            assertThat(lines).as("postmaster.pid").isNotEmpty();
            ProcessHandle postmaster =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
