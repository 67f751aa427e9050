package io.milehub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The packaged hub as a child process; it is talked to over HTTP alone. */
final class HubNode implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));
    static final Path JAR = ROOT.resolve("src/target/hub-0.1.0-SNAPSHOT-boot.jar");
    private static final Duration READY_MAX = Duration.ofMinutes(10);
    private static final Duration ORDER_MAX = Duration.ofSeconds(60);

    private final Child process;
    private final int port;

    private HubNode(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Starts without waiting; several nodes share a configuration and differ by name and port. */
    static HubNode launch(Path folder, String name, int port, Path configuration) {
        List<String> words = words(List.of("-jar", JAR.toString()), port, configuration);
        return new HubNode(Child.logging(folder, name, words), port);
    }

    /** The same hub on some ground, with the fault console beside it, which {@link #order} talks to. */
    static HubNode listening(Path folder, Ground ground, int port, Path configuration) {
        return listening(folder, "hub", ground, port, configuration);
    }

    /** One of several of them. */
    static HubNode listening(Path folder, String name, Ground ground, int port, Path configuration) {
        List<String> words = words(FaultyHub.program(), port, configuration);
        return new HubNode(Child.logging(folder, name, ground.before(), words), port);
    }

    private static List<String> words(List<String> program, int port, Path configuration) {
        List<String> words = new ArrayList<>(List.of(
                "-Xmx640m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(program);
        words.addAll(List.of("up", "--config", configuration.toString(), "--port", Integer.toString(port)));
        words.add("--milehub.home=" + ROOT);
        return words;
    }

    /** Tells the fault console, and returns when it has obeyed. */
    HubNode order(String order) {
        int before = log().length();
        process.tell(order);
        Awaitility.await("obeying " + order)
                .atMost(ORDER_MAX)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log().substring(before).contains("fault: obeyed " + order));
        return this;
    }

    /** Whether it ends by itself within that time. */
    boolean dies(Duration limit) {
        return process.endsWithin(limit);
    }

    long pid() {
        return process.pid();
    }

    /** It keeps its connections, does nothing and answers nothing until it is thawed. */
    void freeze() {
        Signals.freeze(List.of(process.handle()));
    }

    void thaw() {
        Signals.thaw(List.of(process.handle()));
    }

    HubNode awaitReady() {
        Awaitility.await("hub on port " + port)
                .atMost(READY_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.alive()) {
                        throw new IllegalStateException("the hub ended:\n" + process.log());
                    }
                    return ready();
                });
        return this;
    }

    boolean ready() {
        try {
            return Http.get(url("/actuator/health/readiness"), null).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    String token(String clientId, String secret, String scope) {
        JsonNode answer = Http.form(
                        url("/oauth2/token"),
                        "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret + "&scope="
                                + scope)
                .expect(200)
                .json();
        return answer.get("access_token").asText();
    }

    String log() {
        return process.log();
    }

    void kill() {
        process.kill();
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
