package io.milehub.app.demo;

import io.milehub.app.command.CommandRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator as a process of its own. It ends with its standard input, so it cannot outlive the hub. */
final class SimulatorProcess {

    private static final int READY_SECONDS_MAX = 120;
    private static final int STOP_SECONDS_MAX = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Ctrl-C reaches every process of a terminal at once; the simulators must stay until the routes are drained. */
    private static final List<String> DEAF_TO_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<@Nullable String> firstLine;

    private SimulatorProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.firstLine = new CompletableFuture<>();
        // A platform thread: a read from a pipe would hold on to one of the few carriers of virtual threads.
        Thread.ofPlatform().daemon().name("output of " + name).start(this::read);
    }

    /** Starts it; it is not ready yet. */
    static SimulatorProcess start(Path jar, String name, Path log, List<String> options) throws IOException {
        List<String> line = new ArrayList<>(DEAF_TO_CTRL_C);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), name));
        line.add("--exit-on-stdin-close");
        line.addAll(options);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new SimulatorProcess(name, process, log);
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            firstLine.complete(output.readLine());
            while (output.readLine() != null) {
                // Nothing more is expected; reading on keeps the process from blocking should it write.
            }
        } catch (IOException e) {
            firstLine.completeExceptionally(e);
        }
    }

    /** Waits for its ready line. */
    Ready ready() {
        try {
            String line = firstLine.get(READY_SECONDS_MAX, TimeUnit.SECONDS);
            if (line != null) {
                JsonNode ready = JSON.readTree(line);
                return new Ready(
                        ready.path("port").asInt(), ready.path("controlPort").asInt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | JacksonException e) {
            throw refused(e.toString());
        }
        throw refused("it ended");
    }

    private CommandRefused refused(String why) {
        return new CommandRefused("the simulator " + name + " did not get ready (" + why + "); see " + log);
    }

    /** Ends it, first by its standard input, then by force. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Where it listens. */
    record Ready(int port, int controlPort) {}
}
