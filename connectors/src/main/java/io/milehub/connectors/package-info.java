/** The hub: component and the transports: the only place that knows Apache Camel. */
@NullMarked
package io.milehub.connectors;

import org.jspecify.annotations.NullMarked;
