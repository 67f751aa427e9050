package io.milehub.connectors.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;

/** Where a route begins: an address whose consumer works when the feed's job has its turn. */
final class FeedEndpoint extends HubEndpoint {
    private final HubOptions options;
    private final HubServices services;
    private final Beginning beginning;

    /** Makes the consumer of one kind of address. */
    @FunctionalInterface
    interface Beginning {
        FeedConsumer at(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services);
    }

    FeedEndpoint(String uri, HubComponent component, HubOptions options, HubServices services, Beginning beginning) {
        super(uri, component);
        this.options = options;
        this.services = services;
        this.beginning = beginning;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FeedConsumer consumer = beginning.at(this, processor, options, services);
        configureConsumer(consumer);
        return consumer;
    }
}
