package io.milehub.database;

import org.jspecify.annotations.Nullable;

/** Start-up does not go on with this database. The message is one sentence for the operator, with the remedy. */
public class DatabaseRefused extends RuntimeException {

    /** What logs and documentation call this error. */
    public static final String SLUG = "database-refused";

    private static final long serialVersionUID = 1L;

    public DatabaseRefused(String message) {
        super(message);
    }

    public DatabaseRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
