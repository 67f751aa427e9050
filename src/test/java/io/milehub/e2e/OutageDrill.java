package io.milehub.e2e;

import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.drill.Drill;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill outage}: cuts the way to PostgreSQL while messages arrive, and heals it.
 *
 * <p>Option: {@code --seconds} of the cut.
 */
class OutageDrill {

    @Test
    void cut_off_it_refuses_messages_and_is_back_when_the_way_is_free() {
        Path folder = Workspace.fresh("drill-outage");
        try (Drill drill = new Drill("outage");
                HubDatabase database = EmbeddedDatabase.open(EmbeddedOptions.at(
                        folder.resolve("postgres"),
                        Path.of(System.getProperty("milehub.root"), "target", "postgres-bin")));
                Relay relay = new Relay(Ground.port(database));
                Ordeal ordeal = new Ordeal(folder, drill.seed(), Ground.external(database, relay.port()))) {
            ordeal.begin();
            drill.begins("the way is cut");
            int seconds = drill.number("seconds", 5);
            ordeal.outage(_ -> relay.cut(), Duration.ofSeconds(seconds), _ -> relay.heal());
            ordeal.assertUnharmed();
            drill.passed("after " + seconds + " s without PostgreSQL nothing acknowledged was lost or doubled");
        }
    }
}
