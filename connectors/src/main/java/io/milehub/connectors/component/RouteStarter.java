package io.milehub.connectors.component;

import io.milehub.connectors.Subscription;
import io.milehub.connectors.routes.RouteFile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.DefaultRouteTemplateContext;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Makes a route of a route file and a subscriber. The settings are the route's own template parameters, which Camel
 * resolves as it creates the route: they are never properties of the whole context, nor part of the definition.
 */
public final class RouteStarter {
    /** A setting as an option's whole value: as it is, it could end the option or be decoded. */
    private static final Pattern SETTING_AS_VALUE = Pattern.compile("=(\\{\\{source\\.[a-z][a-z0-9-]*}})(?=&|$)");

    private final CamelContext context;
    private final Subscribers subscribers;

    public RouteStarter(CamelContext context, Subscribers subscribers) {
        this.context = context;
        this.subscribers = subscribers;
    }

    /** Adds the route; it starts with its context. */
    public void add(RouteFile file, Subscription subscription) throws Exception {
        String routeId = subscription.routeId(file.feed());
        subscribers.put(routeId, subscription);
        Resource resource = ResourceHelper.fromString("route.camel.yaml", file.text());
        for (RoutesBuilder routes : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
            if (routes instanceof RouteBuilder builder) {
                builder.addLifecycleInterceptor(new RouteBuilderLifecycleStrategy() {
                    @Override
                    public void afterConfigure(RouteBuilder configured) {
                        for (RouteDefinition route :
                                configured.getRouteCollection().getRoutes()) {
                            bind(route, routeId, subscription);
                        }
                    }
                });
            }
            context.addRoutes(routes);
        }
    }

    private void bind(RouteDefinition route, String routeId, Subscription subscription) {
        route.setId(routeId);
        Map<String, Object> parameters = new HashMap<>();
        subscription.settings().forEach((name, value) -> parameters.put("source." + name, value));
        route.setTemplate(true);
        route.setTemplateParameters(parameters);
        route.setRouteTemplateContext(new DefaultRouteTemplateContext(context));
        route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        for (ProcessorDefinition<?> step : route.getOutputs()) {
            switch (step) {
                case ToDynamicDefinition to -> to.setUri(protect(to.getUri()));
                case PollDefinition poll -> {
                    poll.setUri(protect(poll.getUri()));
                    // Zero: look once. Whether and when to look again is for the retries of all routes to say.
                    poll.setTimeout("0");
                }
                case SendDefinition<?> to -> to.setUri(protect(to.getUri()));
                default -> {}
            }
        }
    }

    private static String protect(String uri) {
        return SETTING_AS_VALUE.matcher(uri).replaceAll("=RAW($1)");
    }
}
