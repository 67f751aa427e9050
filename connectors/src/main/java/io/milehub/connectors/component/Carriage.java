package io.milehub.connectors.component;

import org.apache.camel.Exchange;

/** What an exchange carries for its run; put there by the route's beginning, so that nothing outside can. */
interface Carriage {
    /** The exchange's property. */
    String PROPERTY = "milehub.carriage";

    /** Gives what arrived to the intake. */
    void deliver(Exchange exchange) throws Exception;

    static Carriage of(Exchange exchange) {
        Carriage carriage = exchange.getProperty(PROPERTY, Carriage.class);
        if (carriage == null) {
            throw new IllegalStateException("hub:intake takes only what began with hub:pull or hub:webhook.");
        }
        return carriage;
    }
}
