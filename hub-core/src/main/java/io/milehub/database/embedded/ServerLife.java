package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adopts, starts, restarts and stops the one server of a folder. The caller holds the folder's lock. */
final class ServerLife {

    private static final Logger LOG = LoggerFactory.getLogger(ServerLife.class);

    /** How often a new port is tried when another program takes it in between. */
    private static final int PORT_TRIES_MAX = 3;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final EmbeddedOptions options;
    private final ServerFolder folder;
    private final PostgresPrograms programs;
    private final ServerAnswer answer;
    private volatile @Nullable Postmaster postmaster;

    /** Where it was last; a start that failed, and files that a full disk has emptied, do not make us forget it. */
    private volatile int lastPort;

    ServerLife(EmbeddedOptions options, ServerFolder folder, PostgresPrograms programs, String password) {
        this.options = options;
        this.folder = folder;
        this.programs = programs;
        this.answer = new ServerAnswer(folder, password, options.answerMax());
    }

    /** Leaves exactly one server of this folder running, with our settings and answering. */
    void adoptOrStart() throws IOException, InterruptedException {
        Optional<Postmaster> found = Postmaster.of(folder);
        if (found.isPresent() && ours(found.get()) && answers(found.get())) {
            postmaster = found.get();
            lastPort = found.get().port();
            LOG.info(
                    "adopted the running PostgreSQL (process {}) of {}",
                    found.get().pid(),
                    folder.root());
            return;
        }
        if (found.isPresent()) {
            LOG.warn(
                    "stopping PostgreSQL (process {}), which hangs or is of another build",
                    found.get().pid());
        }
        stop();
        start(keptOrFreePort(), PORT_TRIES_MAX);
    }

    /** After its death: on the same port, so that the pool finds it again. */
    void restart() throws IOException, InterruptedException {
        clearAway();
        start(lastPort, 1);
    }

    /** Fast, then immediate, then by force; returns when no process of the server is left. */
    void stop() throws IOException, InterruptedException {
        if (Postmaster.of(folder).isPresent()) {
            programs.stop("fast", options.stopFastMax());
        }
        if (Postmaster.of(folder).isPresent()) {
            LOG.warn(
                    "PostgreSQL did not stop in order within {} s; stopping it at once",
                    options.stopFastMax().toSeconds());
            programs.stop("immediate", options.stopImmediateMax());
        }
        clearAway();
        postmaster = null;
    }

    /**
     * Ends what is left of a dead or hung server, and drops a pid file that names another program, which PostgreSQL
     * would take for a living server. PostgreSQL itself still refuses to start while shared memory is in use.
     */
    private void clearAway() throws IOException, InterruptedException {
        for (ProcessHandle process : Postmaster.processesOf(folder)) {
            process.destroyForcibly();
            if (!Postmaster.ends(process, options.stopImmediateMax())) {
                LOG.warn("process {} of PostgreSQL in {} does not end", process.pid(), folder.root());
            }
        }
        Files.deleteIfExists(folder.postmasterPid());
    }

    private void start(int firstPort, int portTries) throws IOException, InterruptedException {
        int port = firstPort;
        for (int tries = 1; ; tries++) {
            keep(folder.port(), String.valueOf(port));
            keep(folder.settings(), ServerSettings.text(port, options.sharedBuffersMb()));
            programs.account().claim(folder.root());
            folder.rotateLog();
            long logBefore = folder.logSize();
            Command.Result result = programs.start(options.startMax());
            if (result.succeeded()) {
                postmaster = Postmaster.of(folder)
                        .orElseThrow(
                                () -> new IOException("PostgreSQL ended right after its start: " + tail(logBefore)));
                lastPort = port;
                return;
            }
            String tail = tail(logBefore);
            if (tail.contains("could not bind") && tries < portTries) {
                port = freePort();
                continue;
            }
            stop();
            throw new DatabaseRefused("the embedded PostgreSQL did not start within "
                    + options.startMax().toSeconds() + " s in " + folder.root()
                    + "; raise the limit if it is recovering, else see its log, which ends: " + tail + " "
                    + result.output());
        }
    }

    /** What stands there already is not written again, because a full disk would leave an empty file. */
    private static void keep(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private String tail(long logBefore) {
        try {
            return folder.logTail(logBefore);
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Same programs and same settings; otherwise a restart brings the new ones in. */
    private boolean ours(Postmaster found) throws IOException {
        String program = PostgresPrograms.postgres(programs.home()).toString();
        return found.handle().info().command().map(program::equals).orElse(false)
                && Files.exists(folder.settings())
                && Files.readString(folder.settings())
                        .equals(ServerSettings.text(found.port(), options.sharedBuffersMb()));
    }

    /** Recovery may take as long as a start; silence only as long as an answer. */
    private boolean answers(Postmaster found) throws InterruptedException {
        long from = System.nanoTime();
        while (true) {
            switch (answer.from(found.port())) {
                case READY -> {
                    return true;
                }
                case SILENT -> {
                    return false;
                }
                case STARTING -> {
                    boolean late = System.nanoTime() - from > options.startMax().toNanos();
                    if (late || found.endsWithin(BETWEEN_QUESTIONS)) {
                        return false;
                    }
                }
            }
        }
    }

    private int keptOrFreePort() throws IOException {
        if (Files.exists(folder.port())) {
            String kept = Files.readString(folder.port()).strip();
            if (kept.matches("\\d{1,5}") && isFree(Integer.parseInt(kept))) {
                return Integer.parseInt(kept);
            }
        }
        return freePort();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return known().port();
    }

    long pid() {
        return known().pid();
    }

    boolean alive() {
        Postmaster now = postmaster;
        return now != null && now.alive();
    }

    private Postmaster known() {
        Postmaster now = postmaster;
        if (now == null) {
            throw new IllegalStateException("the embedded PostgreSQL is stopped");
        }
        return now;
    }
}
