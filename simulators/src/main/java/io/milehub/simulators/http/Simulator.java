package io.milehub.simulators.http;

/** A simulator that is open to calls, until it is closed. */
public interface Simulator extends AutoCloseable {

    /** What the ready line calls it. */
    String name();

    /** Where its door is. */
    int port();

    /** Where {@code /health} and {@code /control/} answer; the door itself unless that speaks no HTTP. */
    default int controlPort() {
        return port();
    }

    /** Ends it and gives its ports back. */
    @Override
    void close();
}
