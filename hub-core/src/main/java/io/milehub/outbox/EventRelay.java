package io.milehub.outbox;

import java.util.List;

/** A way out of the process: the log, a broker. Every event is handed over at least once. */
public interface EventRelay {
    /** Stable over releases: what was handed over is noted under it. */
    String name();

    /**
     * Returns when the other side has taken the batch for good; throws to be offered it again. No transaction is open.
     */
    void relay(List<Event> batch);
}
