package io.milehub.outbox;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes events to the log, at debug: the way out of a house that has no broker. */
@Component
class LogRelay implements EventRelay {
    private static final Logger log = LoggerFactory.getLogger(LogRelay.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void relay(List<Event> batch) {
        for (Event event : batch) {
            log.debug(
                    "{} {} {} v{}: {}",
                    event.type(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.aggregateVersion(),
                    event.payload());
        }
    }
}
