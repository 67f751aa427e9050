package io.milehub.connectors.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;

/** {@code hub:webhook}: a run a micro-batch, one exchange a delivery. */
final class WebhookEndpoint extends HubEndpoint {
    private final HubOptions options;
    private final HubServices services;

    WebhookEndpoint(String uri, HubComponent component, HubOptions options, HubServices services) {
        super(uri, component);
        this.options = options;
        this.services = services;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebhookConsumer consumer = new WebhookConsumer(this, processor, options, services);
        configureConsumer(consumer);
        return consumer;
    }
}
