package io.milehub.outbox;

import java.util.List;
import java.util.Set;

/** One who is given events, with progress of its own in every partition. */
sealed interface Lane {
    String EVERY_TYPE = "*";

    String name();

    Set<String> types();

    void give(List<Event> batch);

    /** Reacts in the transaction that notes the events as consumed: each has its effect once. */
    record Inside(EventConsumer consumer) implements Lane {
        @Override
        public String name() {
            return consumer.name();
        }

        @Override
        public Set<String> types() {
            return consumer.types();
        }

        @Override
        public void give(List<Event> batch) {
            consumer.consume(batch);
        }
    }

    /** Takes events out of the process, where no transaction reaches: they are noted after it has them. */
    record Outside(EventRelay relay) implements Lane {
        @Override
        public String name() {
            return relay.name();
        }

        @Override
        public Set<String> types() {
            return Set.of(EVERY_TYPE);
        }

        @Override
        public void give(List<Event> batch) {
            relay.relay(batch);
        }
    }
}
