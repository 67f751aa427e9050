package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Forgets the plans that a connection has kept where they were made for work of another size. PostgreSQL keeps a plan
 * over scratch tables whatever they hold by now: one that looks up a few rows would be used for a million, and one that
 * reads a whole table for a single row.
 */
public final class KeptPlans {
    private static final String FORGET = "discard plans";

    private static final Set<PGConnection> OF_LARGE_WORK =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private KeptPlans() {}

    /** To be called before the first statement whose plan depends on the size of the work. */
    public static void suit(Connection connection, boolean large) {
        try {
            PGConnection session = connection.unwrap(PGConnection.class);
            boolean before = OF_LARGE_WORK.contains(session);
            if (large) {
                OF_LARGE_WORK.add(session);
            } else {
                OF_LARGE_WORK.remove(session);
            }
            if (large || before) {
                try (var statement = connection.createStatement()) {
                    statement.execute(FORGET);
                }
            }
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("forgetting plans", FORGET, refused);
        }
    }
}
