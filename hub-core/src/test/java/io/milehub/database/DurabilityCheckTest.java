package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DurabilityCheckTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.empty();

    @Test
    void the_servers_settings_are_durable() {
        assertThatCode(() -> DurabilityCheck.require(database.app())).doesNotThrowAnyException();
    }

    @Test
    void a_role_that_commits_without_waiting_for_the_disk_is_refused() throws SQLException {
        superuser("create role hasty login password 'hasty'");
        superuser("alter role hasty set synchronous_commit = off");
        try {
            superuser("grant connect on database " + name() + " to hasty");
            assertThatThrownBy(() -> DurabilityCheck.require(
                            new DatabaseConnection(database.app().url(), "hasty", "hasty")))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("synchronous_commit=off")
                    .hasMessageContaining("set synchronous_commit=on");
        } finally {
            superuser("drop owned by hasty");
            superuser("drop role hasty");
        }
    }

    /** Only the superuser can take these off, and only for the whole server, so they are put back at once. */
    @Test
    void a_server_that_does_not_sync_or_may_tear_pages_is_refused() throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes")) {
            superuser("alter system set " + setting + " = off");
            try {
                superuser("select pg_reload_conf()");
                awaitSetting(setting, "off");
                assertThatThrownBy(() -> DurabilityCheck.require(database.app()))
                        .isInstanceOf(DatabaseRefused.class)
                        .hasMessageContaining(setting + "=off");
            } finally {
                superuser("alter system reset " + setting);
                superuser("select pg_reload_conf()");
                awaitSetting(setting, "on");
            }
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_with_the_remedy() {
        assertThatThrownBy(() -> DurabilityCheck.require(
                        new DatabaseConnection("jdbc:postgresql://127.0.0.1:1/milehub", "hub_app", "secret")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("check that the server runs")
                .hasMessageNotContaining("secret");
    }

    private static void awaitSetting(String setting, String value) {
        await().until(() -> {
            try (Connection fresh = database.superuser().open();
                    var statement = fresh.createStatement();
                    var row = statement.executeQuery("show " + setting)) {
                row.next();
                return row.getString(1).equals(value);
            }
        });
    }

    private static String name() {
        String url = database.app().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void superuser(String statement) throws SQLException {
        try (Connection connection = database.superuser().open();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
