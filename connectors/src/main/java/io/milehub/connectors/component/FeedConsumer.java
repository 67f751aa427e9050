package io.milehub.connectors.component;

import io.milehub.connectors.Subscription;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.connectors.schedule.FeedWork;
import io.milehub.connectors.transport.Attempts;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** The beginning of a route: a job that sends exchanges when its turn comes. */
abstract class FeedConsumer extends DefaultConsumer implements FeedWork {
    final HubOptions options;
    final HubServices services;

    FeedConsumer(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
        super(endpoint, processor);
        this.options = options;
        this.services = services;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        services.jobs().add(this);
    }

    @Override
    protected void doStop() throws Exception {
        services.jobs().remove(this);
        super.doStop();
    }

    Subscription subscription() {
        return services.subscribers().of(getRouteId());
    }

    @Override
    public TenantId tenant() {
        return subscription().tenant();
    }

    @Override
    public FeedKey feed() {
        return options.feed();
    }

    @Override
    public String jobId() {
        return subscription().tenantName() + "/" + feed();
    }

    /** Sends one exchange through the route, on this thread, and throws what it failed with. */
    void send(Carriage carriage, Consumer<Exchange> prepare) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            createUoW(exchange);
            exchange.setProperty(Carriage.PROPERTY, carriage);
            prepare.accept(exchange);
            getProcessor().process(exchange);
            Exception failure = exchange.getException();
            if (failure != null) {
                throw failure;
            }
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    /**
     * One whose turns call another house: each call is tried again, and none is made while its circuit breaker is open.
     */
    abstract static class Calling extends FeedConsumer {
        private @Nullable Attempts attempts;

        Calling(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
            super(endpoint, processor, options, services);
        }

        @Override
        protected void doStart() throws Exception {
            attempts = services.breakers().of(getRouteId(), subscription()::redact);
            super.doStart();
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
            turn(guarded);
        }

        abstract void turn(Attempts guarded) throws FeedFailed, InterruptedException;
    }
}
