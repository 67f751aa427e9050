package io.milehub.intake.run;

import io.milehub.intake.RunRefused;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The error of a run as its row, its event and its log line carry it: one short text without numbers that differ from
 * attempt to attempt, so that the same failure is recognised.
 */
public final class RunErrors {
    private static final int CHARS_MAX = 500;

    private RunErrors() {}

    public static String text(Throwable failure) {
        String text = failure instanceof RunRefused ? message(failure) : message(root(failure));
        return shorten(text);
    }

    /** Fits any text into the error of a run. */
    public static String shorten(String text) {
        String oneLine = text.replace('\0', '\uFFFD').strip();
        return oneLine.length() <= CHARS_MAX ? oneLine : oneLine.substring(0, CHARS_MAX - 1) + "…";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String message(Throwable failure) {
        if (failure instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
            ServerErrorMessage server = sql.getServerErrorMessage();
            return "database: " + server.getMessage() + " (SQLSTATE " + server.getSQLState() + ")";
        }
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }
}
