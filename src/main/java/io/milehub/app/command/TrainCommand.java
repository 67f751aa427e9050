package io.milehub.app.command;

import io.milehub.app.configuration.MilehubProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** {@code hub train}: a short life of the hub, from which the JVM learns what to keep ready for the next start. */
@Command(
        name = "train",
        hidden = true,
        description = "Starts, calls and stops a hub, and reads feeds, so that the JVM's cache can be made.")
final class TrainCommand implements Callable<Integer> {

    private static final List<String> CALLS =
            List.of("/ops/runs", "/ops/sources", "/openapi.json", "/actuator/health", "/actuator/prometheus");

    /** Some of each format, so that what reads them is compiled for what a hub reads all day, and not for its start. */
    private static final String[] FEEDS = {"bench", "decode", "--rows", "5000", "--warm-up", "3", "--repeat", "1"};

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("hub-train");
        try {
            HubProcess hub = UpCommand.start(
                    HubFolders.defaults(),
                    List.of("--server.port=0", "--milehub.data=" + data, "--logging.level.root=warn"));
            if (hub == null) {
                return HubCommand.FAILED;
            }
            String folder =
                    hub.context().getBean(MilehubProperties.class).dataFolder().toString();
            for (String call : CALLS) {
                HubCommand.run("get", call, "--as", "ops", "--hub", folder);
            }
            HubCommand.run(FEEDS);
            hub.context().close();
            return 0;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
