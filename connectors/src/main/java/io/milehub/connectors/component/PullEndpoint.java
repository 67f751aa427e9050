package io.milehub.connectors.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;

/** {@code hub:pull}: a run on schedule, one exchange a page. */
final class PullEndpoint extends HubEndpoint {
    private final HubOptions options;
    private final HubServices services;

    PullEndpoint(String uri, HubComponent component, HubOptions options, HubServices services) {
        super(uri, component);
        this.options = options;
        this.services = services;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PullConsumer consumer = new PullConsumer(this, processor, options, services);
        configureConsumer(consumer);
        return consumer;
    }
}
