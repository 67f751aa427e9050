package io.milehub.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A seeded bug: events are written in a transaction of their own, and stand whatever becomes of what they tell. */
public class OutsideOutbox extends Outbox {
    private final TransactionTemplate own;

    public OutsideOutbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
        super(jdbc, new Doorbell());
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void append(String type, String aggregateType, String aggregateId, long version, String payload) {
        own.executeWithoutResult(status -> super.append(type, aggregateType, aggregateId, version, payload));
    }
}
