package io.milehub.e2e;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * `kill -9` of the hub where it hurts most, and of its PostgreSQL: a sample of what {@code ./hub drill intake} does at
 * every boundary and at random moments.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class KillIT {

    private static final long SEED = 23;

    private final Ordeal ordeal = new Ordeal(Workspace.fresh("kill"), SEED);

    @BeforeAll
    void everything_has_arrived_once() {
        ordeal.begin();
    }

    @AfterAll
    void stop() {
        ordeal.close();
    }

    @Test
    void with_every_connection_busy_it_refuses_messages_and_is_back_when_they_are_free() {
        ordeal.outage(hub -> hub.order("occupy 20"), Duration.ofSeconds(12), hub -> hub.order("release"));
        ordeal.assertUnharmed();
    }

    @Test
    void killed_between_storing_a_message_and_acknowledging_it_the_hub_keeps_it_and_applies_it_once() {
        ordeal.hubDies(KillPoint.named("a message is stored"), "after", 2);
        ordeal.assertUnharmed();
    }

    @Test
    void killed_with_a_whole_merge_uncommitted_it_merges_again_by_itself() {
        ordeal.hubDies(KillPoint.named("a run is merged"), "before", 2);
        ordeal.assertUnharmed();
    }

    @Test
    void its_database_killed_in_the_middle_of_a_merge_it_starts_it_and_goes_on() {
        ordeal.postgresDies(KillPoint.named("stock is written"), "after", 1);
        ordeal.assertUnharmed();
    }
}
