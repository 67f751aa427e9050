package io.milehub.database;

import java.time.Duration;

/**
 * The limits of the application's pool.
 *
 * @param connectionsMax most connections of this node; all nodes together must stay under the server's
 *     {@code max_connections}
 * @param waitMax longest wait for a free connection before the caller gets an error
 * @param statementMax longest silence of the server during one statement before the connection is given up
 * @param leakAfter a connection held longer than this is reported in the log as leaked; zero switches it off
 * @param lifeMax age at which an idle connection is replaced
 */
public record PoolLimits(
        int connectionsMax, Duration waitMax, Duration statementMax, Duration leakAfter, Duration lifeMax) {

    /** For one node of a small machine. */
    public static final PoolLimits DEFAULT = new PoolLimits(
            20, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofMinutes(30));

    public PoolLimits {
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("connectionsMax must be at least 1, not " + connectionsMax);
        }
    }

    /** The same limits with another number of connections. */
    public PoolLimits withConnectionsMax(int connections) {
        return new PoolLimits(connections, waitMax, statementMax, leakAfter, lifeMax);
    }
}
