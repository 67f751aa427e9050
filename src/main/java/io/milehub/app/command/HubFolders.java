package io.milehub.app.command;

import io.milehub.app.RunningHub;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where things are: relative to the repository, which the launcher names, else to the working folder. */
public final class HubFolders {

    private HubFolders() {}

    /** What relative folders are relative to. */
    public static Path home() {
        return Path.of(System.getProperty("milehub.home", ".")).toAbsolutePath().normalize();
    }

    /** Settings that follow from where the hub is. */
    public static Map<String, Object> defaults() {
        return Map.of("milehub.home", home().toString());
    }

    /** The data folder that a command on the same machine talks about: the named one, else where a hub runs now. */
    public static Path data(@Nullable Path named) {
        if (named != null) {
            return named.toAbsolutePath().normalize();
        }
        List<Path> usual = List.of(home().resolve(".hub"), home().resolve(".hub/demo"));
        Optional<Path> running = usual.stream()
                .filter(folder -> RunningHub.in(folder).isPresent())
                .findFirst();
        return running.orElseThrow(() -> new CommandRefused("no hub runs on " + usual.getFirst() + " or "
                + usual.getLast() + "; start one with './hub up' or './hub demo', or name its folder with --hub"));
    }
}
