package io.milehub.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The server's first process, as {@code postmaster.pid} names it.
 *
 * @param handle knows the start time too, so a reused process id is not taken for the server
 */
record Postmaster(ProcessHandle handle, int port) {

    /** Lines of the file, PostgreSQL source, {@code miscadmin.h}: pid, directory, start time, port. */
    private static final int PID_LINE = 0;

    private static final int PORT_LINE = 3;
    private static final Path PROC = Path.of("/proc");

    /** The live server of this folder; empty when the file is missing, cut short, stale, or names another program. */
    static Optional<Postmaster> of(ServerFolder folder) throws IOException {
        if (!Files.exists(folder.postmasterPid())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(folder.postmasterPid());
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(pid)
                    .filter(handle -> serves(handle, folder))
                    .map(handle -> new Postmaster(handle, port))
                    .filter(Postmaster::alive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** All processes of this folder's server that are still there, also those whose postmaster is gone. */
    static List<ProcessHandle> processesOf(ServerFolder folder) {
        return ProcessHandle.allProcesses()
                .filter(handle -> serves(handle, folder))
                .toList();
    }

    /** Every PostgreSQL process works in its data directory; the command line names it where there is no /proc. */
    private static boolean serves(ProcessHandle handle, ServerFolder folder) {
        Path process = PROC.resolve(String.valueOf(handle.pid()));
        if (!Files.isDirectory(process)) {
            return handle.info().command().orElse("").endsWith("/postgres")
                    && Stream.of(handle.info().arguments().orElse(new String[0]))
                            .anyMatch(folder.data().toString()::equals);
        }
        try {
            return Files.readString(process.resolve("comm")).startsWith("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(folder.data());
        } catch (IOException | SecurityException e) {
            // It has just ended, or belongs to somebody else: not our server in either case.
            return false;
        }
    }

    long pid() {
        return handle.pid();
    }

    /** A zombie does not live: where the hub is process 1, as in a container, nobody collects it. */
    boolean alive() {
        if (!handle.isAlive()) {
            return false;
        }
        Path stat = PROC.resolve(String.valueOf(pid())).resolve("stat");
        try {
            String text = Files.exists(stat) ? Files.readString(stat) : ") R";
            return !text.substring(text.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for its end, at most this long; answers whether it has ended. */
    boolean endsWithin(Duration limit) throws InterruptedException {
        return ends(handle, limit) || !alive();
    }

    static boolean ends(ProcessHandle process, Duration limit) throws InterruptedException {
        try {
            process.onExit().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid() + " failed", e);
        }
    }
}
