package io.milehub.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events in the transaction of what they tell. */
@Service
public class Outbox {
    private static final String APPEND = """
            insert into outbox.event
              (tenant_id, partition, type, aggregate_type, aggregate_id, aggregate_version, payload)
            values (tenancy.current_tenant(), outbox.partition_of(:aggregateType, :aggregateId), :type,
                    :aggregateType, :aggregateId, :version, :payload::jsonb)
            """;

    private final JdbcClient jdbc;
    private final Doorbell doorbell;

    public Outbox(JdbcClient jdbc, Doorbell doorbell) {
        this.jdbc = jdbc;
        this.doorbell = doorbell;
    }

    /**
     * Appends one event to the caller's transaction, which must be open, and wakes the relay after its commit.
     *
     * @param type past tense, {@code OrderPlaced}
     * @param aggregateVersion assigned under the aggregate's lock
     * @param payloadJson a JSON object; ids only, never a person's data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(
            String type, String aggregateType, String aggregateId, long aggregateVersion, String payloadJson) {
        jdbc.sql(APPEND)
                .param("type", type)
                .param("aggregateType", aggregateType)
                .param("aggregateId", aggregateId)
                .param("version", aggregateVersion)
                .param("payload", payloadJson)
                .update();
        wakeAfterCommit();
    }

    /**
     * Wakes the relay after the commit of the caller's transaction. For bulk writers, who insert themselves:
     * {@code insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id, aggregate_version,
     * payload) select …, outbox.partition_of(aggregate_type, aggregate_id), …}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                doorbell.ring();
            }
        });
    }
}
