package io.milehub.app;

import io.milehub.app.configuration.MilehubProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leaves word in the data folder where the hub listens, for the command line on the same machine. */
@Component
public class RunningHub implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunningHub.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    RunningHub(MilehubProperties properties) {
        this.file = file(properties.dataFolder());
    }

    /**
     * Where a hub listens.
     *
     * @param port on this machine
     * @param pid its process
     */
    public record Address(int port, long pid) {}

    /** The hub that works on a data folder at this moment. */
    public static Optional<Address> in(Path dataFolder) {
        Path file = file(dataFolder);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode node = JSON.readTree(Files.readString(file));
            var address =
                    new Address(node.path("port").asInt(), node.path("pid").asLong());
            return ProcessHandle.of(address.pid())
                    .filter(ProcessHandle::isAlive)
                    .map(_ -> address);
        } catch (IOException | JacksonException e) {
            LOG.debug("{} says nothing", file, e);
            return Optional.empty();
        }
    }

    private static Path file(Path dataFolder) {
        return dataFolder.resolve("hub.json");
    }

    @EventListener
    void listening(WebServerInitializedEvent event) throws IOException {
        Files.createDirectories(file.getParent());
        var node = JSON.createObjectNode()
                .put("port", event.getWebServer().getPort())
                .put("pid", ProcessHandle.current().pid());
        Path draft = file.resolveSibling("hub.json.tmp");
        Files.writeString(draft, node.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void destroy() throws IOException {
        Files.deleteIfExists(file);
    }
}
