package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoleAssertionTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh("db-sample/changelog.yaml");

    @AfterEach
    void drop_the_role() throws SQLException {
        superuser("drop owned by candidate cascade", "drop role candidate");
    }

    private static void candidate(String... statements) throws SQLException {
        superuser("create role candidate login password 'candidate'");
        superuser("grant connect on database " + name() + " to candidate");
        superuser(statements);
    }

    @Test
    void the_application_role_is_fit_even_while_it_has_temporary_tables() throws SQLException {
        candidate();
        try (Connection stage = database.app().open();
                var statement = stage.createStatement()) {
            statement.execute("create temporary table run_stage (words text)");
            assertThatCode(() -> RoleAssertion.require(database.app(), HubDatabase.OWNER))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_superuser_is_refused() throws SQLException {
        candidate("alter role candidate superuser");
        refused("is a superuser");
    }

    @Test
    void a_role_that_bypasses_row_security_is_refused() throws SQLException {
        candidate("alter role candidate bypassrls");
        refused("has BYPASSRLS");
    }

    @Test
    void the_owner_is_refused() throws SQLException {
        candidate();
        assertThatThrownBy(() -> RoleAssertion.require(database.owner(), HubDatabase.OWNER))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is the owner role itself");
    }

    @Test
    void a_role_that_may_become_the_owner_is_refused_even_without_inheriting() throws SQLException {
        candidate("grant hub_owner to candidate with inherit false, set true");
        refused("may become the owner role hub_owner");
    }

    @Test
    void an_owner_of_a_table_a_schema_or_a_function_is_refused() throws SQLException {
        candidate("create table sample.own (id int)", "alter table sample.own owner to candidate");
        refused("owns relation sample.own");
        superuser("drop table sample.own", "create schema theirs authorization candidate");
        refused("owns schema theirs");
        superuser(
                "drop schema theirs",
                "create function sample.f() returns int language sql return 1",
                "alter function sample.f() owner to candidate");
        refused("owns function f");
    }

    @Test
    void a_member_of_a_role_that_bypasses_row_security_is_refused() throws SQLException {
        candidate("create role passer bypassrls", "grant passer to candidate");
        try {
            refused("is a member of passer, which has BYPASSRLS");
        } finally {
            superuser("drop role passer");
        }
    }

    private static void refused(String why) {
        var candidate = new DatabaseConnection(database.app().url(), "candidate", "candidate");
        assertThatThrownBy(() -> RoleAssertion.require(candidate, HubDatabase.OWNER))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("candidate " + why)
                .hasMessageContaining("give the pool a role that owns nothing");
    }

    private static String name() {
        String url = database.app().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void superuser(String... statements) throws SQLException {
        try (Connection connection = database.superuser().open();
                var run = connection.createStatement()) {
            for (String statement : List.of(statements)) {
                run.execute(statement);
            }
        }
    }
}
