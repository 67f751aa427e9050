package io.milehub.connectors.component;

import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** What all hub: addresses share: each has one end only. */
abstract sealed class HubEndpoint extends DefaultEndpoint implements MultipleConsumersSupport
        permits FeedEndpoint, IntakeEndpoint {
    HubEndpoint(String uri, HubComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A route begins here; it ends elsewhere.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new UnsupportedOperationException("A route ends here; it begins with hub:pull or hub:webhook.");
    }

    /** Two tenants that take the same source have the same address, and a consumer each. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }
}
