package io.milehub.connectors.component;

import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultProducer;

/** {@code hub:intake}: where every route ends. */
final class IntakeEndpoint extends HubEndpoint {
    IntakeEndpoint(String uri, HubComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                Carriage.of(exchange).deliver(exchange);
            }
        };
    }
}
