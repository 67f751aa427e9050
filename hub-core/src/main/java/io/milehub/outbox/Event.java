package io.milehub.outbox;

import java.time.Instant;

/**
 * Something that happened to an aggregate, as it was written in the transaction that made it happen.
 *
 * @param type past tense, {@code ProductChanged}
 * @param aggregateVersion assigned under the aggregate's lock, larger is newer
 * @param payload JSON; ids only, never a person's data
 */
public record Event(
        long id,
        String type,
        String aggregateType,
        String aggregateId,
        long aggregateVersion,
        String payload,
        Instant occurredAt) {}
