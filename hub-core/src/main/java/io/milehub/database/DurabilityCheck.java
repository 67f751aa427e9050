package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Refuses a server that may lose or tear what it has acknowledged.
 *
 * <p>The hub answers 202 to a partner and "reserved" to a buyer right after a commit; with one of these settings off
 * that answer is not true (PostgreSQL documentation, "Write Ahead Log" settings and "Asynchronous Commit").
 */
public final class DurabilityCheck {

    private static final List<String> MUST_NOT_BE_OFF = List.of("fsync", "full_page_writes", "synchronous_commit");

    private DurabilityCheck() {}

    /**
     * Looks with the role that will do the work, because {@code synchronous_commit} can be set for one role.
     *
     * @throws DatabaseRefused when one of the settings is off, or they cannot be read
     */
    public static void require(DatabaseConnection database) {
        try (Connection connection = database.open()) {
            require(connection, database.url());
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "cannot read the durability settings of " + database + " (" + e.getMessage()
                            + "); check that the server runs and that user and password are right",
                    e);
        }
    }

    private static void require(Connection connection, String url) throws SQLException {
        try (var query = connection.prepareStatement("select current_setting(?)")) {
            for (String setting : MUST_NOT_BE_OFF) {
                query.setString(1, setting);
                try (var row = query.executeQuery()) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        throw new DatabaseRefused("the database at " + url + " runs with " + setting
                                + "=off, so acknowledged work could be lost in a crash; set " + setting
                                + "=on (server, database and role) and start again");
                    }
                }
            }
        }
    }
}
