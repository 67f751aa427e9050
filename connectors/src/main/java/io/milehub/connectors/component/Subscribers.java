package io.milehub.connectors.component;

import io.milehub.connectors.Subscription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For whom each route runs, by route id: equal addresses of two tenants are one endpoint to Camel, but two routes. */
public final class Subscribers {
    private final Map<String, Subscription> byRoute = new ConcurrentHashMap<>();

    public void put(String routeId, Subscription subscription) {
        byRoute.put(routeId, subscription);
    }

    Subscription of(String routeId) {
        Subscription subscription = byRoute.get(routeId);
        if (subscription == null) {
            throw new IllegalStateException(
                    "Route " + routeId + " runs for no subscriber: start it from a route file of the routes folder.");
        }
        return subscription;
    }
}
