package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Refuses a pool role that row-level security would not bind: a superuser, a role with BYPASSRLS, an owner of anything,
 * or a member (direct or not, by inheritance or by SET ROLE) of such a role.
 */
public final class RoleAssertion {

    /** What stands in the way, in words; no row when the role is fit. Temporary tables are every role's own. */
    private static final String OBJECTIONS = """
            with reach as (
              select oid, rolname, rolsuper, rolbypassrls from pg_roles where pg_has_role(session_user, oid, 'MEMBER')
            ), owned as (
              select relowner as owner, 'relation ' || oid::regclass as what from pg_class
               where relpersistence <> 't'
              union all select nspowner, 'schema ' || nspname from pg_namespace
               where nspname !~ '^pg_(toast_)?temp_'
              union all select proowner, 'function ' || proname from pg_proc
              union all select datdba, 'database ' || datname from pg_database
            )
            select objection from (
              select 1 as rank, 'is a superuser' as objection from reach where rolsuper and rolname = session_user
              union all
              select 2, 'has BYPASSRLS' from reach where rolbypassrls and rolname = session_user
              union all
              select 3, 'is a member of the superuser role ' || rolname from reach where rolsuper
              union all
              select 4, 'is a member of ' || rolname || ', which has BYPASSRLS' from reach where rolbypassrls
              union all
              select 5, 'may become the owner role ' || rolname from reach where rolname = ? and rolname <> session_user
              union all
              select 6, 'is the owner role itself' from reach where rolname = ? and rolname = session_user
              union all
              select 7, 'is a member of ' || rolname || ', which reaches the server''s files' from reach
               where rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files')
              union all
              select 8, 'owns ' || what || case when rolname = session_user then '' else ' through ' || rolname end
                from owned join reach on reach.oid = owned.owner
            ) found
            order by rank, objection limit 1
            """;

    private RoleAssertion() {}

    /**
     * @param app the connection that the pool will use
     * @param ownerRole the role that owns the schema and runs the migration
     * @throws DatabaseRefused when the role is not fit, or cannot connect
     */
    public static void require(DatabaseConnection app, String ownerRole) {
        try (Connection connection = app.open();
                var query = connection.prepareStatement(OBJECTIONS)) {
            query.setString(1, ownerRole);
            query.setString(2, ownerRole);
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    throw new DatabaseRefused("the application's database role " + app.user() + " " + rows.getString(1)
                            + ", so row-level security would not hide one tenant from another; give the pool a role"
                            + " that owns nothing and bypasses nothing (create role hub_app login nosuperuser"
                            + " nobypassrls)");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "cannot check the application's database role " + app + " (" + e.getMessage()
                            + "); check that the server runs and that user and password are right",
                    e);
        }
    }
}
