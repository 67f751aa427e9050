package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Asks whoever listens on a port whether it is this folder's server. */
record ServerAnswer(ServerFolder folder, String password, Duration answerMax) {

    enum Answer {
        READY,
        /** It lives and says that it cannot take connections yet. */
        STARTING,
        SILENT
    }

    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String INVALID_PASSWORD = "28P01";

    /** @throws DatabaseRefused when it answers but does not take our password */
    Answer from(int port) {
        var properties = new Properties();
        properties.setProperty("user", PostgresPrograms.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        String seconds = String.valueOf(Math.max(1, answerMax.toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return row.getString(1).equals(folder.data().toString()) ? Answer.READY : Answer.SILENT;
        } catch (SQLException e) {
            if (INVALID_PASSWORD.equals(e.getSQLState())) {
                throw new DatabaseRefused(
                        "the running PostgreSQL of " + folder.root() + " does not take the password in "
                                + folder.password(PostgresPrograms.SUPERUSER)
                                + "; restore that file from the backup",
                        e);
            }
            return CANNOT_CONNECT_NOW.equals(e.getSQLState()) ? Answer.STARTING : Answer.SILENT;
        }
    }
}
