package io.milehub.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of the test's, with its standard error in a file; it dies with the test. */
final class Child implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final Thread reaper;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Its standard output stays readable by {@link #firstLine}. */
    static Child talking(Path folder, String name, List<String> arguments) {
        return start(folder, name, List.of(), arguments, false);
    }

    /** All that it prints is in its log. */
    static Child logging(Path folder, String name, List<String> arguments) {
        return logging(folder, name, List.of(), arguments);
    }

    /** @param before a program that becomes this process when it has prepared its surroundings */
    static Child logging(Path folder, String name, List<String> before, List<String> arguments) {
        return start(folder, name, before, arguments, true);
    }

    private static Child start(
            Path folder, String name, List<String> before, List<String> arguments, boolean outputToLog) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (outputToLog) {
                builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            }
            return new Child(builder.start(), log);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** The first line that the process prints, or its log when it ends before. */
    String firstLine() {
        try {
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("ended before it was ready:\n" + log());
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A line on its standard input. */
    void tell(String line) {
        try {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(line + "\n");
            in.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** `kill -9`: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        endsWithin(STOP_MAX);
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(STOP_MAX)) {
            process.destroyForcibly();
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }
}
