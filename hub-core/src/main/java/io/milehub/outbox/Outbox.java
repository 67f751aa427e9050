package io.milehub.outbox;

import org.springframework.stereotype.Service;

/** Writes events in the transaction of what they tell. */
@Service
public class Outbox {
    /** Appends one event to the caller's transaction, which must be open, and wakes the relay after its commit. */
    public void append(
            String type, String aggregateType, String aggregateId, long aggregateVersion, String payloadJson) {
        throw new UnsupportedOperationException(
                "not built yet: " + type + aggregateType + aggregateId + aggregateVersion + payloadJson);
    }

    /**
     * Wakes the relay after the commit of the caller's transaction. For bulk writers, who insert themselves:
     * {@code insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id, aggregate_version,
     * payload) select …, outbox.partition_of(aggregate_type, aggregate_id), …}.
     */
    public void wakeAfterCommit() {
        throw new UnsupportedOperationException("not built yet");
    }
}
