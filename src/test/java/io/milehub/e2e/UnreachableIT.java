package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A PostgreSQL that somebody else runs, and the way to it, cut before the start; see {@code OutageDrill} for later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreachableIT {

    private static final long SEED = 31;
    private static final Duration REFUSED_MAX = Duration.ofSeconds(60);

    private final Path folder = Workspace.fresh("unreachable");
    private final HubDatabase database = EmbeddedDatabase.open(EmbeddedOptions.at(
            folder.resolve("postgres"), Path.of(System.getProperty("milehub.root"), "target", "postgres-bin")));
    private final Relay relay = new Relay(Ground.port(database));

    @AfterAll
    void stop() {
        relay.close();
        database.close();
    }

    @Test
    void cut_off_at_the_start_it_says_so_in_a_sentence_and_ends() {
        relay.cut();
        Path unstarted = Workspace.fresh("unstarted");
        try (Ordeal ordeal =
                new Ordeal(unstarted, SEED, Ground.external(database, folder.resolve("postgres"), relay.port()))) {
            assertThat(ordeal.refusesToStart(REFUSED_MAX))
                    .contains("hub: cannot read the durability settings of hub_app at jdbc:postgresql://127.0.0.1:")
                    .contains("check that the server runs")
                    .doesNotContain("Exception");
        } finally {
            relay.heal();
        }
    }
}
