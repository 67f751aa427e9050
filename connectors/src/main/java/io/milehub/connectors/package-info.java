/** The hub: component and the transports: the only place that knows Apache Camel. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"canonical", "database", "fulfilment :: out", "intake", "mapping", "outbox", "tenancy"})
package io.milehub.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
