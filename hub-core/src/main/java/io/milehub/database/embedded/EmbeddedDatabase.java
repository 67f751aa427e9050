package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import io.milehub.database.DatabaseRoles;
import io.milehub.database.HubDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** The hub's database on the server that it brings along. */
public final class EmbeddedDatabase {

    /** The one database of a hub. */
    public static final String NAME = "milehub";

    private EmbeddedDatabase() {}

    /**
     * Starts or adopts the server and makes roles and database; the caller then calls {@link HubDatabase#ready}.
     *
     * @throws DatabaseRefused when any of it fails; the server is stopped then
     */
    public static HubDatabase open(EmbeddedOptions options) {
        EmbeddedPostgres server = EmbeddedPostgres.start(options);
        try {
            return open(server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** As {@link #open(EmbeddedOptions)}, on a server that the caller has started; closing the database stops it. */
    public static HubDatabase open(EmbeddedPostgres server) {
        var owner = server.as(HubDatabase.OWNER, NAME);
        var app = server.as(HubDatabase.APP, NAME);
        try (Connection superuser = server.superuser("postgres").open()) {
            DatabaseRoles.roles(superuser, owner, app);
            DatabaseRoles.database(superuser, NAME, "template0");
        } catch (SQLException e) {
            throw new DatabaseRefused("cannot make the hub's roles and database (" + e.getMessage() + ")", e);
        }
        try (Connection superuser = server.superuser(NAME).open()) {
            DatabaseRoles.closePublicSchema(superuser);
        } catch (SQLException e) {
            throw new DatabaseRefused("cannot close the schema public (" + e.getMessage() + ")", e);
        }
        return HubDatabase.owned(owner, app, server::close);
    }
}
