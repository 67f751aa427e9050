package io.milehub.connectors.component;

import io.milehub.fulfilment.out.Partner;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The component behind addresses that begin with {@code hub:}; it has no options of its own. */
public final class HubComponent extends DefaultComponent {
    private final HubServices services;

    public HubComponent(HubServices services) {
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return switch (remaining) {
            case "pull" -> begins(uri, HubOptions.pull(parameters), PullConsumer::new);
            case "webhook" -> begins(uri, HubOptions.webhook(parameters), WebhookConsumer::new);
            case "supplier-orders" ->
                begins(uri, HubOptions.outgoing(parameters, Partner.Kind.ORDER), OutgoingConsumer::new);
            case "acknowledgements" ->
                begins(uri, HubOptions.outgoing(parameters, Partner.Kind.ACKNOWLEDGEMENT), OutgoingConsumer::new);
            case "intake" -> new IntakeEndpoint(uri, this);
            default ->
                throw new IllegalArgumentException(
                        "hub:" + remaining + " is not known: use hub:pull, hub:webhook, hub:supplier-orders,"
                                + " hub:acknowledgements or hub:intake.");
        };
    }

    private Endpoint begins(String uri, HubOptions options, FeedEndpoint.Beginning beginning) {
        return new FeedEndpoint(uri, this, options, services, beginning);
    }
}
