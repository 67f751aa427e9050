package io.milehub.connectors.transport;

import java.time.Duration;

/** Waits between tries; tests do not. */
@FunctionalInterface
public interface Pause {
    /**
     * Returns when the time is over.
     *
     * @throws InterruptedException if the hub stops meanwhile
     */
    void await(Duration time) throws InterruptedException;
}
