package io.milehub.faults;

/**
 * A place at which a process may die.
 *
 * @param side of what happens
 * @param event what happens there
 * @param sql the statement, or all statements of the transaction that is committed, in their order
 */
public record Boundary(Side side, Event event, String sql) {
    /** Just before, or just after it was done and answered. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** What the database is asked for. */
    public enum Event {
        STATEMENT,
        COMMIT
    }
}
