package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final String SAMPLE = "db-sample/changelog.yaml";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestDatabase database = TestDatabase.empty();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void two_nodes_that_start_at_once_migrate_once() throws Exception {
        var together = new CountDownLatch(2);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Future<?> one = nodes.submit(() -> migrateWith(together));
            Future<?> two = nodes.submit(() -> migrateWith(together));
            one.get();
            two.get();
        }
        assertThat(ran()).isEqualTo(1);
    }

    private void migrateWith(CountDownLatch together) {
        together.countDown();
        try {
            together.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        new Migration(database.owner(), SAMPLE, LONG).run();
    }

    @Test
    void the_lock_of_a_node_that_was_killed_is_freed() {
        new Migration(database.owner(), SAMPLE, LONG).run();
        int changed = database.ownerJdbc()
                .sql("update liquibase.databasechangeloglock set locked = true, lockedby = 'killed', "
                        + "lockgranted = now()")
                .update();
        assertThat(changed).isEqualTo(1);
        new Migration(database.owner(), SAMPLE, LONG).run();
        assertThat(database.ownerJdbc()
                        .sql("select locked from liquibase.databasechangeloglock")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /** The key is Milehub's own; a change of it would let an old and a new node migrate at once. */
    @Test
    void a_node_does_not_wait_for_ever_for_another_one() throws SQLException {
        try (Connection other = database.owner().open();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(x'4d494c4548554201'::bigint)");
            assertThatThrownBy(() -> new Migration(database.owner(), SAMPLE, Duration.ofMillis(100)).run())
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("another node has been migrating");
        }
    }

    @Test
    void a_change_set_that_fails_is_named() {
        assertThatThrownBy(() -> new Migration(database.owner(), "db-sample/broken.yaml", LONG).run())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("db-sample/broken.yaml")
                .hasMessageContaining("no_such_table");
    }

    @Test
    void the_hubs_own_schema_is_readied_as_a_whole() {
        try (var hub = HubDatabase.external(database.owner(), database.app()).ready(SAMPLE)) {
            assertThat(hub.app()).isEqualTo(database.app());
            assertThat(ran()).isEqualTo(1);
        }
    }

    private int ran() {
        return database.ownerJdbc()
                .sql("select count(*) from liquibase.databasechangelog")
                .query(Integer.class)
                .single();
    }
}
