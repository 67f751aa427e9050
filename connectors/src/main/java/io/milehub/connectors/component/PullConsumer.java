package io.milehub.connectors.component;

import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.connectors.transport.Attempts;
import java.time.Duration;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Pulls a feed on schedule. */
final class PullConsumer extends FeedConsumer {
    private @Nullable Attempts attempts;

    PullConsumer(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
        super(endpoint, processor, options, services);
    }

    @Override
    protected void doStart() throws Exception {
        attempts = services.breakers().of(getRouteId(), subscription()::redact);
        super.doStart();
    }

    @Override
    public Kind kind() {
        return Kind.PULL;
    }

    @Override
    public Duration every() {
        return options.every();
    }

    @Override
    public void turn() throws FeedFailed, InterruptedException {
        Attempts guarded = attempts;
        if (guarded == null) {
            throw new FeedFailed("the route is not started", null, null);
        }
        new Pull(this, guarded).turn();
    }
}
