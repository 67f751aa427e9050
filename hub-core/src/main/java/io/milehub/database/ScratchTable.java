package io.milehub.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A temporary table that stays with its connection: made when a transaction first needs it there, and empty at the
 * beginning of every transaction, since the end of each empties it. To make and drop one in each of many small
 * transactions costs more than their work (catalogue rows, files), and lets no plan be kept.
 */
public final class ScratchTable {
    private static final Pattern VARYING = Pattern.compile("\\b(text|numeric)\\b");

    private final String name;
    private final String columns;
    private final Set<PGConnection> sessions =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private ScratchTable(String name, String columns) {
        this.name = name;
        this.columns = columns;
    }

    /**
     * Declares a table; each is declared once.
     *
     * @param name of its own in the whole hub
     * @param columns what stands between the parentheses of {@code create table}
     */
    public static ScratchTable of(String name, String columns) {
        return new ScratchTable(name, columns);
    }

    /**
     * Declares one whose rows fit into a page whatever they hold (8 kB): every text in it is short, as the fields of
     * records are that are matched and compared. It needs no table beside it for what is too long for a page. Each
     * commit that follows a use of any scratch table empties all of its session's, and to empty such a second table
     * with its index costs ten times as much as the table itself.
     */
    public static ScratchTable ofShortRows(String name, String columns) {
        return of(name, VARYING.matcher(columns).replaceAll("$1 storage plain"));
    }

    /** Makes the table on the connection of the transaction in which it is called, where it is not there yet. */
    public void ready() {
        String create = "create temporary table if not exists %s (%s) on commit delete rows".formatted(name, columns);
        try {
            Connection connection = ofTransaction();
            PGConnection session = connection.unwrap(PGConnection.class);
            if (sessions.contains(session)) {
                return;
            }
            try (var statement = connection.createStatement()) {
                statement.execute(create);
            }
            rememberAfterCommit(session);
        } catch (SQLException refused) {
            throw new UncategorizedSQLException("making a scratch table", create, refused);
        }
    }

    /** A rolled back table is none. */
    private void rememberAfterCommit(PGConnection session) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    sessions.add(session);
                }
            }
        });
    }

    private static Connection ofTransaction() {
        for (Object resource :
                TransactionSynchronizationManager.getResourceMap().values()) {
            if (resource instanceof ConnectionHolder holder) {
                return holder.getConnection();
            }
        }
        throw new IllegalStateException("a scratch table is emptied by its transaction, and there is none");
    }

    /** For statements that are put together. */
    public String name() {
        return name;
    }
}
