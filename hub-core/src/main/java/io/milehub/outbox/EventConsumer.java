package io.milehub.outbox;

import java.util.List;
import java.util.Set;

/**
 * A reaction inside the hub. It runs in a transaction that also notes the events as consumed, so each event has its
 * effect once, however often it is offered.
 */
public interface EventConsumer {
    /** Stable over releases: what was consumed is noted under it. */
    String name();

    /** The event types that it wants. */
    Set<String> types();

    /**
     * Reacts to events of one partition, in their order. Whatever it throws rolls back its own effects and stops this
     * consumer for this partition until it is tried again; others go on.
     */
    void consume(List<Event> batch);
}
