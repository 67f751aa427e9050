package io.milehub.faults;

import java.sql.SQLException;

/** What is done at the boundaries of a pool's connections; called on the thread that reaches them. */
public interface Watch {
    /** The statement that is sent instead of this one. */
    default String rewrite(String sql) {
        return sql;
    }

    /** Whether a transaction of these statements is really committed; otherwise it is undone, and nobody is told. */
    default boolean commits(String statements) {
        return true;
    }

    /** A boundary is reached; what this throws, the caller of the database sees. */
    default void reached(Boundary boundary) throws SQLException {}
}
