package io.milehub.database.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs one short program and keeps what it says.
 *
 * <p>The output goes through a file, because a pipe would be inherited by the server that {@code pg_ctl} leaves behind.
 */
final class Command {

    /** How it ended; {@code exit} is {@link #TIMED_OUT} when it had to be killed. */
    record Result(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    static final int TIMED_OUT = -1;

    private Command() {}

    /**
     * @param folder working directory, which must be open to the account that the program runs under
     * @throws IOException when the program cannot be started at all
     */
    static Result run(List<String> words, Path folder, Path outputFile, Duration limit) throws IOException {
        var builder = new ProcessBuilder(words);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectOutput(outputFile.toFile());
        // The operator's own PostgreSQL settings (PGDATA, PGPORT, PGOPTIONS) must not reach this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
                return new Result(TIMED_OUT, Files.readString(outputFile));
            }
            return new Result(process.exitValue(), Files.readString(outputFile).strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while running " + words.getFirst());
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
