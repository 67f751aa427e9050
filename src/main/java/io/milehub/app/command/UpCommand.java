package io.milehub.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code hub up}. */
@Command(
        name = "up",
        description = "Starts the hub with its own PostgreSQL; stays up until Ctrl-C.",
        footer = {"", "Any key of docs/configuration.md may follow as --key=value."})
final class UpCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port (default: 8080; 0 takes a free one)")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: .hub)")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "a YAML file with milehub.* keys")
    private @Nullable Path config;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        HubProcess hub = start(HubFolders.defaults(), arguments());
        if (hub == null) {
            return HubCommand.FAILED;
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        System.out.printf("The hub is ready at http://localhost:%d (%.1f s).%n", hub.port(), millis / 1000.0);
        hub.stay();
        return 0;
    }

    /** Null when it did not start; Spring has reported why by then. */
    static @Nullable HubProcess start(Map<String, Object> defaults, List<String> arguments) {
        try {
            return HubProcess.start(new HashMap<>(defaults), _ -> {}, arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(Settings.checked(settings));
        if (port != null) {
            arguments.add("--server.port=" + port);
        }
        if (data != null) {
            arguments.add("--milehub.data=" + data.toAbsolutePath());
        }
        if (config != null) {
            arguments.add("--spring.config.additional-location=" + Settings.existing(config));
        }
        return arguments;
    }
}
