package io.milehub.connectors;

import java.util.List;

/** Who takes which source, as configured; the application provides it. */
@FunctionalInterface
public interface Subscriptions {
    /** Every subscription of this installation; read once, at start-up. */
    List<Subscription> all();
}
