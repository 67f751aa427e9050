package io.milehub.connectors.component;

import io.milehub.connectors.Subscription;
import io.milehub.connectors.schedule.FeedWork;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.TenantId;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

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
}
