package io.milehub.outbox;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a lane the next batch of a partition. */
@Component
class LaneWork {
    private final EventTable events;
    private final TransactionTemplate transaction;

    LaneWork(EventTable events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the lane has not had yet, oldest first. */
    List<Long> pending(Lane lane, int partition, int limit) {
        return Objects.requireNonNull(
                transaction.execute(status -> events.pending(lane.name(), lane.types(), partition, limit)));
    }

    /** Gives the lane these events; whatever it throws leaves them pending and undoes its own effects. */
    void give(Lane lane, List<Long> ids) {
        switch (lane) {
            case Lane.Inside inside ->
                transaction.executeWithoutResult(status -> {
                    List<Event> ours = events.claim(inside.name(), ids);
                    if (!ours.isEmpty()) {
                        inside.give(ours);
                    }
                });
            case Lane.Outside outside -> {
                outside.give(Objects.requireNonNull(transaction.execute(status -> events.read(ids))));
                transaction.executeWithoutResult(status -> events.claim(outside.name(), ids));
            }
        }
    }
}
