package io.milehub.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How one role reaches one database.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
 */
public record DatabaseConnection(String url, String user, String password) {

    /** How long a connection for start-up work may take to be made. */
    private static final int CONNECT_SECONDS_MAX = 10;

    /** A connection of its own, outside any pool: for migration and start-up checks. The caller closes it. */
    public Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS_MAX));
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }

    /** Without the password, because records end up in logs. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
