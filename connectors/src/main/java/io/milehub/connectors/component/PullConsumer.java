package io.milehub.connectors.component;

import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.connectors.transport.Attempts;
import org.apache.camel.Processor;

/** Pulls a feed on schedule. */
final class PullConsumer extends FeedConsumer.Calling {
    PullConsumer(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
        super(endpoint, processor, options, services);
    }

    @Override
    public Kind kind() {
        return Kind.PULL;
    }

    @Override
    void turn(Attempts guarded) throws FeedFailed, InterruptedException {
        new Pull(this, guarded).turn();
    }
}
