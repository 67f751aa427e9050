package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.DatabaseRefused;
import io.milehub.database.HubDatabase;
import io.milehub.database.PoolLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @TempDir
    static Path temp;

    private static EmbeddedOptions options() {
        return TestServers.options(temp.resolve("postgres"));
    }

    @Test
    void the_hub_gets_a_migrated_database_and_finds_it_again() {
        for (int start = 0; start < 2; start++) {
            try (HubDatabase database = EmbeddedDatabase.open(options()).ready("db-sample/changelog.yaml");
                    var pool = database.pool(PoolLimits.DEFAULT.withConnectionsMax(2))) {
                var jdbc = JdbcClient.create(pool);
                assertThat(jdbc.sql("select current_user || ' ' || current_database()")
                                .query(String.class)
                                .single())
                        .isEqualTo("hub_app milehub");
                assertThatThrownBy(() ->
                                jdbc.sql("create table public.mine (id int)").update())
                        .rootCause()
                        .hasMessageContaining("permission denied for schema public");
            }
        }
    }

    @Test
    void a_failing_migration_leaves_no_server_running() throws Exception {
        assertThatThrownBy(() -> EmbeddedDatabase.open(options()).ready("db-sample/broken.yaml"))
                .isInstanceOf(DatabaseRefused.class);
        assertThat(Postmaster.processesOf(ServerFolder.at(options().folder()))).isEmpty();
    }
}
