package io.milehub.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the simulators, started from its packaged jar; docs/simulators.md says how each is talked to. */
final class Simulator implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("milehub.root")).resolve("simulators/target/simulators-0.1.0-SNAPSHOT.jar");

    private final Child process;
    private final Path manifests;
    private final String name;
    private final int port;
    private final int controlPort;

    private Simulator(Child process, Path manifests, String name, int port, int controlPort) {
        this.process = process;
        this.manifests = manifests;
        this.name = name;
        this.port = port;
        this.controlPort = controlPort;
    }

    static Simulator start(Path folder, String name, long seed, String... options) {
        List<String> command = new ArrayList<>(List.of("-Xmx256m", "-jar", JAR.toString(), name, "--port", "0"));
        command.addAll(List.of("--seed", Long.toString(seed), "--exit-on-stdin-close"));
        command.addAll(List.of(options));
        Child process = Child.talking(folder, name, command);
        try {
            JsonNode ready = Http.JSON.readTree(process.firstLine());
            return new Simulator(
                    process,
                    folder,
                    name,
                    ready.get("port").asInt(),
                    ready.get("controlPort").asInt());
        } catch (JsonProcessingException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Http.Answer control(String call) {
        return Http.post(controlUrl(call), null, "");
    }

    String controlUrl(String call) {
        return "http://127.0.0.1:" + controlPort + "/control/" + call;
    }

    /** What the supplier says that it published, computed by its generator. */
    JsonNode manifest() {
        try {
            return Http.JSON.readTree(Files.readString(manifests.resolve(name + ".json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
