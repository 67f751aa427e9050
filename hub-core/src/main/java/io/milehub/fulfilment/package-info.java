/** Owns what suppliers report of the lines of our orders: their answers, what they sent and what came back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "database", "intake", "inventory :: sold"})
package io.milehub.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
