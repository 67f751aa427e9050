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
 * @param servers the PostgreSQL of a hub that runs there
 */
record Ground(
        String keys, List<String> before, Function<HubNode, Judge> judges, Function<HubNode, PostgresServer> servers) {

    /** In the PostgreSQL that it brings along. */
    static Ground embedded(Path data) {
        return new Ground("", List.of(), _ -> Judge.embedded(data), _ -> new PostgresServer(data.resolve("postgres")));
    }

    /**
     * In one that somebody else runs.
     *
     * @param folder of that server
     * @param port by which the hub reaches it, which may not be the server's own
     */
    static Ground external(HubDatabase database, Path folder, int port) {
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
                        database.app().password()),
                _ -> new PostgresServer(folder));
    }

    static int port(HubDatabase database) {
        return URI.create(database.app().url().substring("jdbc:".length())).getPort();
    }

    /** In the PostgreSQL that it brings along, on a disk that can run full. */
    static Ground embedded(SmallDisk disk) {
        return new Ground(
                "",
                disk.before(),
                hub -> Judge.embedded(disk.seenBy(hub)),
                hub -> new PostgresServer(disk.seenBy(hub).resolve("postgres")));
    }
}
