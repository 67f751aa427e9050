package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the two roles and the database, as superuser. Every step may be repeated.
 *
 * <p>With an external PostgreSQL its administrator does the same by hand.
 */
public final class DatabaseRoles {

    private static final String ROLE = """
            select format('%s role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password %L',
                          case when exists (select from pg_roles where rolname = ?) then 'alter' else 'create' end,
                          ?, ?)
            """;
    private static final String CREATE_DATABASE = """
            select format('create database %I owner %I template %I', ?, ?, ?)
             where not exists (select from pg_database where datname = ?)
            """;
    private static final String CLOSE_DATABASE = "select format('revoke all on database %I from public', ?)";
    private static final String OPEN_DATABASE = "select format('grant connect, temporary on database %I to %I', ?, ?)";

    private DatabaseRoles() {}

    /** Creates both roles, or gives them the rights and the password that they should have. */
    public static void roles(Connection superuser, DatabaseConnection owner, DatabaseConnection app)
            throws SQLException {
        for (DatabaseConnection role : List.of(owner, app)) {
            run(superuser, ROLE, role.user(), role.user(), role.password());
        }
    }

    /**
     * Creates the database if it is missing, owned by hub_owner and closed to everybody but hub_app.
     *
     * @param template a database to copy that nobody is connected to; PostgreSQL's own zeroth one for an empty database
     */
    public static void database(Connection superuser, String name, String template) throws SQLException {
        run(superuser, CREATE_DATABASE, name, HubDatabase.OWNER, template, name);
        run(superuser, CLOSE_DATABASE, name);
        run(superuser, OPEN_DATABASE, name, HubDatabase.APP);
    }

    /** Nobody but the owner makes anything in the schema that everybody's search path names. */
    public static void closePublicSchema(Connection superuserInDatabase) throws SQLException {
        try (Statement statement = superuserInDatabase.createStatement()) {
            statement.execute("revoke create on schema public from public");
        }
    }

    /** Statements that make things take no parameters, so the server quotes the names into the text first. */
    private static void run(Connection connection, String writing, String... parameters) throws SQLException {
        String text = null;
        try (var statement = connection.prepareStatement(writing)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                text = rows.next() ? rows.getString(1) : null;
            }
        }
        if (text != null) {
            try (var statement = connection.createStatement()) {
                statement.execute(text);
            }
        }
    }
}
