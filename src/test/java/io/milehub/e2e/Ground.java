package io.milehub.e2e;

import io.milehub.database.HubDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where a hub under fire keeps its data.
 *
 * @param keys of {@code milehub} that say so
 * @param before what runs before it, in the same process
 * @param judges reads the tables of a hub that runs there
 */
record Ground(String keys, List<String> before, Function<HubNode, Judge> judges) {

    /** In the PostgreSQL that it brings along. */
    static Ground embedded(Path data) {
        return new Ground("", List.of(), _ -> Judge.embedded(data));
    }

    /** In one that somebody else runs, and that it reaches by a port that may not be the server's own. */
    static Ground external(HubDatabase database, int port) {
        String url = database.app().url().replaceFirst(":\\d+/", ":" + port + "/");
        String keys =
                """
                database:
                  url: "%s"
                  owner-password: "%s"
                  app-password: "%s"
                """.formatted(url, database.owner().password(), database.app().password());
        return new Ground(
                keys,
                List.of(),
                _ -> new Judge(
                        database.app().url(),
                        database.app().user(),
                        database.app().password()));
    }

    static int port(HubDatabase database) {
        return URI.create(database.app().url().substring("jdbc:".length())).getPort();
    }

    /**
     * In a data folder of its own few megabytes, which only the hub and what it starts can see by its name; others see
     * it through {@code /proc}. Needs the rights of root.
     */
    static Ground smallDisk(Path data, int mebibytes) {
        String mount = "mkdir -p '%1$s' && mount -t tmpfs -o size=%2$dm tmpfs '%1$s' && exec \"$0\" \"$@\""
                .formatted(data, mebibytes);
        return new Ground("", List.of("unshare", "--mount", "sh", "-c", mount), hub -> Judge.embedded(seen(hub, data)));
    }

    /** The folder as the hub's process sees it. */
    static Path seen(HubNode hub, Path data) {
        return Path.of("/proc", Long.toString(hub.pid()), "root")
                .resolve(data.toString().substring(1));
    }
}
