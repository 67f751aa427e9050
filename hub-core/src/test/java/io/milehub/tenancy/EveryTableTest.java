package io.milehub.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.DatabaseConnection;
import io.milehub.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every table is behind the tenant's wall, or on the short list with its reason.
 *
 * <p>In a database of its own the owner strips every table of its constraints and puts one row of tenant 1 into it, so
 * that the wall is tried by behaviour for every table, whatever its columns; the policies stay as they are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTableTest {

    /** Tables of libraries, which know no tenants. */
    private static final Set<String> EXCEPTIONS = Set.of(
            "liquibase.databasechangelog", // Liquibase: what has been applied
            "liquibase.databasechangeloglock", // Liquibase: who applies
            "scheduler.scheduled_tasks"); // db-scheduler: its task instances name their tenant

    /** The owner's functions read these across tenants: to list the shops, and to know a client before its tenant. */
    private static final Set<String> READ_BY_THE_OWNER = Set.of("tenancy.tenant", "membership.client");

    private static final String TABLES = """
            select n.nspname || '.' || c.relname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
             order by 1
            """;

    private static final String STRIP = """
            do $$
            declare found record;
            begin
              for found in select format('alter table %%s drop constraint if exists %%I cascade',
                                         conrelid::regclass, conname) as command
                             from pg_constraint where conrelid = '%1$s'::regclass and contype not in ('n', 't') loop
                execute found.command;
              end loop;
              for found in select format('alter table %1$s alter column %%I drop not null', attname) as command
                             from pg_attribute
                            where attrelid = '%1$s'::regclass and attnum > 0 and attnotnull and not attisdropped
                              and attidentity = '' and attname <> 'tenant_id' loop
                execute found.command;
              end loop;
              execute 'alter table %1$s disable trigger user';
              execute 'alter table %1$s disable row level security';
              execute 'delete from %1$s';
              execute 'insert into %1$s (tenant_id) values (1)';
              execute 'alter table %1$s enable row level security';
            end $$
            """;

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeAll
    void every_table_holds_one_row_of_the_first_tenant() throws SQLException {
        try (Connection owner = open(database.owner())) {
            for (String table : tenantTables().toList()) {
                execute(owner, STRIP.formatted(table));
            }
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    Stream<String> tenantTables() throws SQLException {
        try (Connection owner = open(database.owner())) {
            return column(owner, TABLES).stream().filter(table -> !EXCEPTIONS.contains(table)).toList().stream();
        }
    }

    @Test
    void there_are_tables_and_every_exception_still_exists() throws SQLException {
        try (Connection owner = open(database.owner())) {
            assertThat(column(owner, TABLES)).hasSizeGreaterThan(30).containsAll(EXCEPTIONS);
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void the_key_starts_with_the_tenant_and_security_is_forced(String table) throws SQLException {
        try (Connection owner = open(database.owner())) {
            assertThat(column(owner, """
                    select relrowsecurity and relforcerowsecurity and pg_get_userbyid(relowner) = 'hub_owner'
                      from pg_class where oid = '%s'::regclass
                    """.formatted(table))).containsExactly("t");
            assertThat(column(owner, """
                    select attnum || ' ' || atttypid::regtype || ' ' || attnotnull
                      from pg_attribute where attrelid = '%s'::regclass and attname = 'tenant_id'
                    """.formatted(table))).containsExactly("1 integer true");
            assertThat(column(owner, """
                    select polpermissive || ' ' || (polroles = array['hub_app'::regrole::oid])
                           || ' ' || polcmd::text || ' ' || pg_get_expr(polqual, polrelid)
                           || ' ' || pg_get_expr(polwithcheck, polrelid)
                      from pg_policy where polrelid = '%s'::regclass and not polroles = array['hub_owner'::regrole::oid]
                    """.formatted(table)))
                    .containsExactly("true true * (tenant_id = ( SELECT tenancy.current_tenant() AS current_tenant))"
                            + " (tenant_id = ( SELECT tenancy.current_tenant() AS current_tenant))");
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void without_a_tenant_every_statement_is_an_error(String table) throws SQLException {
        for (String setting : List.of("select 1", "select set_config('hub.tenant', '', true)")) {
            for (String statement : statements(table, 1)) {
                try (Connection app = open(database.app())) {
                    execute(app, setting);
                    assertThatThrownBy(() -> execute(app, statement))
                            .as(statement)
                            .isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void another_tenant_neither_sees_nor_touches_the_row(String table) throws SQLException {
        assertThat(rowsOf(1, table)).isEqualTo(1);
        assertThat(rowsOf(2, table)).isZero();
        try (Connection app = open(database.app())) {
            execute(app, "select set_config('hub.tenant', '2', true)");
            execute(app, "savepoint before");
            for (String statement : List.of("update " + table + " set tenant_id = 2", "delete from " + table)) {
                assertThat(touched(app, statement)).as(statement).isZero();
            }
            assertThatThrownBy(() -> execute(app, "insert into " + table + " (tenant_id) values (1)"))
                    .hasMessageMatching("(?s).*(row-level security|permission denied).*");
        }
        assertThat(rowsOf(1, table)).isEqualTo(1);
    }

    @Test
    void the_owner_reads_across_tenants_only_what_its_functions_need() throws SQLException {
        try (Connection owner = open(database.owner())) {
            assertThat(column(owner, """
                    select distinct n.nspname || '.' || c.relname
                      from pg_policy p join pg_class c on c.oid = p.polrelid
                          join pg_namespace n on n.oid = c.relnamespace
                     where 'hub_owner'::regrole::oid = any (p.polroles)
                    """)).containsExactlyInAnyOrderElementsOf(READ_BY_THE_OWNER);
        }
    }

    @Test
    void every_function_that_runs_as_the_owner_has_a_fixed_search_path() throws SQLException {
        try (Connection owner = open(database.owner())) {
            assertThat(column(owner, """
                    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                     where p.prosecdef and pg_get_userbyid(p.proowner) = 'hub_owner'
                       and not coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=pg_catalog%'
                    """)).isEmpty();
        }
    }

    private long rowsOf(int tenant, String table) throws SQLException {
        try (Connection app = open(database.app())) {
            execute(app, "select set_config('hub.tenant', '" + tenant + "', true)");
            return Long.parseLong(column(app, "select count(*) from " + table).getFirst());
        }
    }

    /** Rows that a statement touched; a right that the application lacks altogether touches none. */
    private static int touched(Connection app, String statement) throws SQLException {
        try (var run = app.createStatement()) {
            return run.executeUpdate(statement);
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("permission denied");
            execute(app, "rollback to savepoint before");
            return 0;
        }
    }

    private static List<String> statements(String table, int tenant) {
        return List.of(
                "select * from " + table,
                "insert into " + table + " (tenant_id) values (" + tenant + ")",
                "update " + table + " set tenant_id = " + tenant,
                "delete from " + table);
    }

    private static Connection open(DatabaseConnection to) throws SQLException {
        Connection connection = to.open();
        connection.setAutoCommit(to.user().equals("hub_owner"));
        return connection;
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}
