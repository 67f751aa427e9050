package io.milehub.connectors.component;

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
            case "pull" -> new PullEndpoint(uri, this, HubOptions.pull(parameters), services);
            case "webhook" -> new WebhookEndpoint(uri, this, HubOptions.webhook(parameters), services);
            case "intake" -> new IntakeEndpoint(uri, this);
            default ->
                throw new IllegalArgumentException(
                        "hub:" + remaining + " is not known: use hub:pull, hub:webhook or hub:intake.");
        };
    }
}
