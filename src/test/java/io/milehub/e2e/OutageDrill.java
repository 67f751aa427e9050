package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.drill.Drill;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill outage}: keeps PostgreSQL from working while messages arrive (cut, frozen, disk full), and lets
 * it.
 *
 * <p>Options: {@code --cause} (every one unless it is given), {@code --seconds} that it lasts.
 */
class OutageDrill {

    private static final String EVERY = "every";
    private static final int DISK_MEBIBYTES = 512;
    private static final Set<String> CAUSES = Set.of(
            EVERY,
            "cut",
            "long-cut",
            "way-frozen",
            "server-frozen",
            "connections-taken",
            "disk-full",
            "disk-full-and-killed");

    private record Cause(String name, int seconds, Consumer<HubNode> begin, Consumer<HubNode> end) {}

    @Test
    void kept_from_its_database_it_refuses_messages_and_is_back_by_itself() {
        try (Drill drill = new Drill("outage")) {
            String wanted = drill.text("cause", EVERY);
            assertThat(CAUSES).as("--cause").contains(wanted);
            Optional<String> noDisk = Optional.empty();
            double slowest = 0;
            if (!wanted.startsWith("disk-full")) {
                slowest = server(drill, wanted);
            }
            if (wanted.equals(EVERY) || wanted.startsWith("disk-full")) {
                Path folder = Workspace.fresh("drill-disk");
                SmallDisk disk = new SmallDisk(folder.resolve("data"), DISK_MEBIBYTES);
                noDisk = disk.refusal();
                noDisk.ifPresent(why -> drill.note("disk-full SKIPPED, no small file system can be made here: " + why));
                assertThat(noDisk.isPresent() && !wanted.equals(EVERY))
                        .as("--cause %s needs a small file system", wanted)
                        .isFalse();
                slowest = noDisk.isPresent() ? slowest : Math.max(slowest, disk(drill, wanted, folder, disk));
            }
            drill.passed("cause %s%s: nothing acknowledged was lost or doubled; slowest back after %.1f s"
                    .formatted(wanted, noDisk.isPresent() ? " without disk-full" : "", slowest));
        }
    }

    /** A server of somebody else's, and the way to it. */
    private static double server(Drill drill, String wanted) {
        Path folder = Workspace.fresh("drill-outage");
        Path postgres = folder.resolve("postgres");
        PostgresServer server = new PostgresServer(postgres);
        try (HubDatabase database = EmbeddedDatabase.open(EmbeddedOptions.at(
                        postgres, Path.of(System.getProperty("milehub.root"), "target", "postgres-bin")));
                Relay relay = new Relay(Ground.port(database));
                Ordeal ordeal = new Ordeal(folder, drill.seed(), Ground.external(database, postgres, relay.port()))) {
            return pass(
                    drill,
                    wanted,
                    ordeal,
                    List.of(
                            new Cause("cut", 5, _ -> relay.cut(), _ -> relay.heal()),
                            new Cause("long-cut", 90, _ -> relay.cut(), _ -> relay.heal()),
                            new Cause("way-frozen", 45, _ -> relay.freeze(), _ -> relay.heal()),
                            new Cause("server-frozen", 45, _ -> server.freeze(), _ -> server.thaw()),
                            new Cause(
                                    "connections-taken",
                                    20,
                                    hub -> hub.order("occupy 20"),
                                    hub -> hub.order("release"))));
        }
    }

    private static double disk(Drill drill, String wanted, Path folder, SmallDisk disk) {
        try (Ordeal ordeal = new Ordeal(folder, drill.seed(), Ground.embedded(disk))) {
            return pass(
                    drill,
                    wanted,
                    ordeal,
                    List.of(
                            new Cause("disk-full", 20, disk::fill, disk::free),
                            new Cause(
                                    "disk-full-and-killed",
                                    30,
                                    hub -> {
                                        disk.fill(hub);
                                        ordeal.killPostgres();
                                    },
                                    disk::free)));
        }
    }

    private static double pass(Drill drill, String wanted, Ordeal ordeal, List<Cause> causes) {
        drill.begins("the beginning");
        ordeal.begin();
        for (Cause cause : causes) {
            if (wanted.equals(EVERY) || wanted.equals(cause.name())) {
                int seconds = drill.number("seconds", cause.seconds());
                drill.begins(cause.name() + " for " + seconds + " s");
                String back = ordeal.outage(cause.begin(), Duration.ofSeconds(seconds), cause.end());
                ordeal.assertUnharmed();
                drill.note(back + ", " + ordeal.partner().acknowledged().size() + " acknowledged messages stand once");
            }
        }
        drill.note("answers " + ordeal.partner().answers());
        return ordeal.slowestSeconds();
    }
}
